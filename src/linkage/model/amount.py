"""A number with its noun, in the number that it asks for."""


def amount(number: int, noun: str, nouns: str = "") -> str:
    """ "1 claim", "2,345 claims".

    Args:
        number: How many.
        noun: The noun, in the singular.
        nouns: Its plural; "" where that ends in an added s.
    """
    return f"{number:,} {noun if number == 1 else nouns or noun + 's'}"
