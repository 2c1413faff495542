"""The words with which questions and tasks begin, in the languages that banks are commonly written in."""

import re

_WORDS = """
    what what's how why when where which who whose describe explain tell give name compare define discuss outline walk
    can could would should do does did is are have has write create implement design share talk make imagine suppose
    list state mention recall differentiate distinguish draw build find compute convert show illustrate summarize
    qué que quién cómo cuál cuáles cuándo dónde por explica explique describe describa define nombra menciona compara
    qual quais como quando onde descreva defina cite compare
    was wie warum wieso wann wo welche welcher welches erkläre erklären nenne nennen beschreibe beschreiben
    quel quelle quels quelles comment pourquoi quand où expliquez décrivez définissez citez qu'est-ce
    cosa come perché quale quali quando dove spiega descrivi
    что как почему зачем когда где какой какая какие какое кто чем объясните объясни опишите опиши расскажите расскажи
    назовите назови сравните перечислите що чому навіщо поясніть опишіть
    ne nedir nasıl neden niçin hangi açıklayın açıkla co jak dlaczego opisz wyjaśnij
"""
_LATIN = re.compile(rf"(?:{'|'.join(sorted(set(_WORDS.split()), key=len, reverse=True))})\b", re.IGNORECASE)
_CHINESE = re.compile(
    r"请|描述|解释|列举|说说|谈谈|简述|如何|什么|为什么|为何|哪些|怎么|怎样|你会|你能|你有|你是|使用|実装|説明|설명|무엇|어떻게"
)
_ASKS_INSIDE = re.compile(
    r"什么|什麼|哪些|哪个|哪個|哪种|哪種|如何|怎么|怎麼|怎样|怎樣|为何|为什么|為什麼|是否|何时|多少|区别|區別|[吗嗎呢][。.]?$|"
    r"何|なぜ|どう|どの|どれ|どんな|いつ|どこ|誰|か。?$|とは[。：:]?$|ください。?$|せよ。?$|"
    r"무엇|왜\s|어떻게|언제|어디|누구|차이|까[.?]?$|시오[.]?$|하세요[.]?$|하라[.]?$"
)
_WITHOUT_SPACES = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_OPENING = "*_`“\"'«¿【 "


def is_task(text: str) -> bool:
    """Whether a text begins as a question or a task does."""
    bare = text[:200].lstrip(_OPENING)
    return _LATIN.match(bare) is not None or _CHINESE.match(bare) is not None


def asks_inside(text: str) -> bool:
    """Whether a line of Chinese, Japanese or Korean asks or orders by a word that stands anywhere in it."""
    bare = text[-200:].strip(" *_`#")
    return _WITHOUT_SPACES.search(bare) is not None and _ASKS_INSIDE.search(bare) is not None
