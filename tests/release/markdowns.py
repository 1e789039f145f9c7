"""A release in another tool's Markdown, brought in."""

from pressctl.model import Release
from pressctl.release.importing import Imported
from tests.release.foreign import brought
from tests.release.texts import reading

TEXT = "Le pont rouvre aux vélos et aux bus, trois mois plus tôt que prévu.\n"


def release(found: Imported) -> Release:
    """Return the release that the document reads as, without a finding."""
    read = reading(found)
    assert read.release, read.findings
    assert read.findings == ()
    return read.release


def matter(*lines: str, text: str = TEXT, **assume: str) -> Imported:
    """Import a file with these lines as YAML front matter."""
    return brought("---\n" + "\n".join(lines) + f"\n---\n\n{text}", "2019-04-19-pont.md", **assume)


JEKYLL = """---
layout: communique
title: 'Le pont rouvre : « trois mois plus tôt »'
date: 2019-04-19 11:44:00 +02:00
lang: fr
author: Anne Martin
categories:
- Communiqué de presse
tags: [Pont, "Vélo, bus"]
description: Deux ans de travaux s’achèvent.
presse_contact:
  nom: Anne Martin
  fonction: attachée de presse
  mail: presse@ville.example
  tel: 01 02 03 04 05
permalink: /presse/pont/
image: /uploads/pont.jpg
draft: false
---

Le pont **rouvre** [lundi](https://ville.example/pont).
{: .chapo}

## Ce qui change {#change}

* Le tram
  * la ligne 4
* {{ site.title }} suit

{% include share.html %}
{{< figure src="pont.jpg" >}}
"""
