"""Who and what the sample is about. Everybody and everything here is invented."""

from __future__ import annotations

STANDUP = {"name": "Growth alignment", "day": "tue", "time": "10:00", "timezone": "Europe/Berlin", "length": "45"}

NAMED: tuple[tuple[str, str, str, dict[str, str]], ...] = (
    ("team", "demand", "Demand Generation", {"role": "fill the pipeline with qualified prospects"}),
    ("team", "ops", "Marketing Operations", {"role": "clean data, nurture tracks, handover to sales"}),
    ("team", "sales", "Sales", {"role": "turn qualified leads into contracts"}),
    ("team", "it", "IT", {"role": "systems, access, data protection"}),
    ("team", "content", "Content", {"role": "words and pictures for every stage"}),
    ("team", "service", "Customer Service", {"role": "answer what customers ask, and keep them"}),
    (
        "system",
        "crm",
        "CRM",
        {"owner": "sales", "essentials": "one account, many contacts; owners change only by rule"},
    ),
    ("system", "mailer", "Mail automation", {"owner": "ops", "essentials": "lists are rebuilt nightly at two"}),
    ("system", "forms", "Web forms", {"owner": "it", "essentials": "every field needs a consent text"}),
    ("system", "desk", "Service desk", {"owner": "service", "essentials": "a ticket closes after five quiet days"}),
    ("person", "ana", "Ana Ruiz", {"team": "ops", "knows": "mailer:expert, crm:essentials, forms:hands-on"}),
    ("person", "ivo", "Ivo Petrov", {"team": "ops", "knows": "mailer:hands-on"}),
    ("person", "ben", "Ben Okafor", {"team": "demand", "knows": "forms:essentials"}),
    ("person", "hana", "Hana Sato", {"team": "demand", "knows": "mailer:essentials"}),
    ("person", "chloe", "Chloe Lind", {"team": "sales", "knows": "crm:expert"}),
    ("person", "june", "June Carter", {"team": "sales", "knows": "crm:essentials"}),
    ("person", "dee", "Dee Park", {"team": "it", "knows": "forms:expert, crm:hands-on"}),
    ("person", "gus", "Gus Meyer", {"team": "it", "knows": "crm:hands-on, desk:essentials"}),
    ("person", "emil", "Emil Novak", {"team": "content", "knows": "forms:essentials"}),
    ("person", "farah", "Farah Aziz", {"team": "service", "knows": "desk:expert"}),
    (
        "initiative",
        "webinar",
        "Webinar relaunch",
        {
            "sponsor": "chloe",
            "channels": "mail, social, partner, phone",
            "summary": "A monthly webinar per product line instead of one for all",
        },
    ),
    (
        "initiative",
        "crm-move",
        "CRM migration",
        {"sponsor": "dee", "summary": "From two customer databases to one, without losing a handover"},
    ),
    (
        "initiative",
        "portal",
        "Partner portal",
        {"sponsor": "june", "channels": "partner, mail", "summary": "Partners register deals themselves"},
    ),
    (
        "initiative",
        "consent",
        "Consent form rewrite",
        {"channels": "web", "summary": "One consent text that people read and lawyers accept"},
    ),
    ("goal", "growth", "Revenue up a fifth", {"metric": "revenue", "unit": "%", "target": "20", "due": "2027-06-30"}),
    (
        "goal",
        "volume",
        "More leads",
        {
            "team": "demand",
            "metric": "leads",
            "baseline": "400",
            "target": "500",
            "unit": "a month",
            "under": "growth",
        },
    ),
    (
        "goal",
        "clean",
        "Clean records",
        {
            "team": "ops",
            "metric": "bad records",
            "baseline": "7",
            "target": "2",
            "unit": "%",
            "under": "growth",
        },
    ),
    (
        "goal",
        "contracts",
        "More contracts",
        {
            "team": "sales",
            "metric": "contracts",
            "baseline": "30",
            "target": "36",
            "unit": "a quarter",
            "under": "growth",
        },
    ),
    (
        "goal",
        "calm",
        "Systems without surprises",
        {"team": "it", "metric": "hours down", "baseline": "9", "target": "2", "unit": "a quarter"},
    ),
    ("touchpoint", "newsletter", "Newsletter", {"owner": "content", "system": "mailer", "stage": "awareness"}),
    ("touchpoint", "invite", "Webinar invitation", {"owner": "demand", "system": "mailer", "stage": "interest"}),
    ("touchpoint", "signup", "Sign-up form", {"owner": "it", "system": "forms", "stage": "interest"}),
    ("touchpoint", "first-call", "First call", {"owner": "sales", "system": "crm", "stage": "decision"}),
    ("touchpoint", "hotline", "Service hotline", {"owner": "service", "system": "desk", "stage": "use"}),
    (
        "handoff",
        "lead-path",
        "From form to first call",
        {"steps": "demand:forms:the sign-up; ops:mailer:the scored lead; sales:crm:what was promised; service:desk"},
    ),
)
"""Kind, handle, name and fields, in the order they are added."""
