"""A mailing as a campaign of listmonk's: a private list of exactly a part's people, and a campaign to it, both tagged by its key."""
