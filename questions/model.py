"""The one base of every model in `questions`."""

from pydantic import BaseModel, ConfigDict


class Model(BaseModel):
    """A frozen model that refuses unknown fields, so that a misspelt key is an error and never silence."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)
