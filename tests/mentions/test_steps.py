"""The steps that build trees and find names, taken under Python's lock: nothing but the time may differ from the published pipeline."""

import pytest

from linkage.mentions.officers import load_models
from linkage.mentions.officertaggers import PipelineTagger
from linkage.mentions.sentences import load_installed, load_pipeline
from linkage.mentions.steps import Steps, keep_lock

TEXTS = (
    "",
    "   ",
    "Kerra.",
    "Colonel Ilmar Vosk of the 5th Tank Brigade told Zorbeta Radio on 3 March 2031 that 12 people had died in Kerra, north of Lower Tamsk.",
    "The Ministry of Defence of Zorbeta denied it. “Nobody was hit,” its spokeswoman Dana Ruel said, “and no house burned.”",
    "Three shells fell  on the market ; the school, which had been shut since May, lost its roof, and Amnesty asked who had fired them.",
    " ".join(["Captain Orlo Venn and Mr. Sabit Karr left for Tamsk, where 40 wounded waited, on Tuesday."] * 30),
)


def _told(doc):
    return [(t.dep_, t.head.i, t.is_sent_start, t.ent_iob_, t.ent_type_) for t in doc]


@pytest.mark.parametrize("together", [1, 3, 256])
def test_trees_and_names_are_those_of_the_published_pipeline_however_many_texts_go_together(together: int) -> None:
    ours, published = load_pipeline().pipe(TEXTS, batch_size=together), load_installed().pipe(TEXTS)
    assert [_told(doc) for doc in ours] == [_told(doc) for doc in published]


def test_the_parser_and_the_names_are_stepped_through_under_the_lock() -> None:
    stepped = {name for name, part in load_pipeline().pipeline if isinstance(part, Steps)}
    assert stepped == {"linkage_parser", "linkage_ner"}
    assert {"parser", "ner"}.isdisjoint(load_pipeline().pipe_names)


def test_the_taggers_of_officers_are_stepped_through_under_the_lock() -> None:
    pipelines = [tagger.pipeline for tagger in load_models().taggers if isinstance(tagger, PipelineTagger)]
    assert pipelines != []
    assert all([name for name, part in p.pipeline if isinstance(part, Steps)] == p.pipe_names for p in pipelines)


def test_a_component_that_weighs_several_ways_at_once_is_left_as_it_is() -> None:
    pipeline = load_installed()
    pipeline.get_pipe("parser").cfg["beam_width"] = 4
    assert keep_lock(pipeline).pipe_names == ["tok2vec", "tagger", "parser", "attribute_ruler", "lemmatizer", "linkage_ner"]
