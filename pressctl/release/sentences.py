"""What a sentence ends with, in the scripts that releases are written in; a closing quotation mark or bracket behind it too."""

SENTENCE_ENDS = '.!?…»”")。！？」』）؟۔।'
