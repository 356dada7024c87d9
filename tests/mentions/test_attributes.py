"""The look-up of the parser's rules for parts of speech."""

import pytest

from linkage.mentions.attributes import Attributes, look_up_attributes
from linkage.mentions.sentences import load_installed, load_pipeline

TEXTS = (
    "But he did not say who, and there's a man who'd been hit by what they'd fired.",
    "I'm gonna go  and it ain't so; let's go, y'all! C'm on, I got ta go.",
    "The 64th Separate Motor Rifle Brigade, which shelled Kerra on 3 March, has been put on the list.",
    "  It has it. Do you?  ",
    "«Zorbeta» – 12 800 people; e.g. 45 % of them!?",
)


@pytest.mark.parametrize("text", TEXTS)
def test_every_word_is_annotated_as_the_published_pipeline_does(text: str) -> None:
    ours, published = load_pipeline()(text), load_installed()(text)
    told = [[(t.tag_, t.pos_, str(t.morph), t.lemma_, t.dep_, t.head.i, t.ent_type_) for t in doc] for doc in (ours, published)]
    assert told[0] == told[1]


def test_a_pattern_that_asks_for_something_else_leaves_the_pipeline_as_it_is() -> None:
    pipeline = load_installed()
    pipeline.get_pipe("attribute_ruler").add([[{"SHAPE": "dddd"}]], {"POS": "NUM"})
    names = list(pipeline.pipe_names)
    assert look_up_attributes(pipeline).pipe_names == names


def test_the_look_up_stands_in_the_place_of_the_rules() -> None:
    names = load_pipeline().pipe_names
    assert "attribute_ruler" not in names
    assert any(isinstance(component, Attributes) for _, component in load_pipeline().pipeline)
