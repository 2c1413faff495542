from decks.anki.templates import (
    NoteType,
    Template,
    asking_lines,
    asks_the_other_way,
    filled,
    shown,
    switches,
    without_scripts,
)

FIELDS = ("Country", "Capital", "Map", "Both ways")


def test_the_fields_of_each_side_are_known() -> None:
    template = Template(asks="{{Country}} {{hint:Map}} {{type:Capital}}", tells="{{FrontSide}}<hr>{{Capital}}{{Map}}")
    found = shown(template, FIELDS)
    assert (found.asking, found.hinting, found.telling) == (("Country",), ("Map",), ("Capital", "Map"))


def test_a_template_that_asks_the_other_way_is_told_from_one_that_asks_for_more() -> None:
    first = shown(Template(asks="{{Country}}", tells="{{Capital}} {{Map}}"), FIELDS)
    assert asks_the_other_way(first, shown(Template(asks="{{Capital}}", tells="{{Country}}"), FIELDS))
    assert not asks_the_other_way(first, shown(Template(asks="{{Country}}?", tells="{{Map}}"), FIELDS))


def test_a_field_that_only_a_condition_names_is_a_switch() -> None:
    there = Template(asks="{{Country}}", tells="{{Capital}}")
    back = Template(asks="{{#Both ways}}{{Capital}}{{/Both ways}}", tells="{{Country}}")
    assert switches(NoteType(name="", cloze=False, fields=FIELDS, templates=(there, back))) == {"Both ways"}


def test_a_front_keeps_its_own_words_around_a_field_but_no_caption_on_another_line() -> None:
    asks = "<div class=deck>Geography</div><div>What is the <b>capital</b> of {{Country}}?</div>"
    lines = asking_lines(Template(asks=asks, tells=""), ("Country",))
    assert filled(lines, {"Country": "Peru"}) == "What is the <b>capital</b> of Peru?"


def test_a_field_stands_on_a_front_once_and_nothing_where_it_is_empty() -> None:
    lines = asking_lines(Template(asks="{{Country}}{{Country}}<br>{{Map}}", tells=""), FIELDS)
    assert filled(lines, {"Country": "Peru", "Map": ""}) == "Peru"


def test_scripts_say_nothing() -> None:
    assert without_scripts("a<SCRIPT>x = '{{Map}}'</script>b<!-- {{Map}} --><style>c") == "ab<style>c"
