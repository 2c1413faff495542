from decks.office import needed


def test_a_missing_library_is_told_in_one_line() -> None:
    error = needed("banks/docks.xlsx", ".xlsx", ImportError("No module named 'openpyxl'"))
    assert str(error) == "banks/docks.xlsx: reading .xlsx needs more: pip install 'viva-srs[office]'"
