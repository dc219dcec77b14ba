import django.db.models.deletion
from django.db import migrations, models

import content.material


class Migration(migrations.Migration):
    initial = True

    replaces = [("content", "0001_tables")]

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Brief",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("slug", models.SlugField(max_length=100, unique=True)),
                ("title", models.CharField(max_length=200)),
                ("subtitle", models.CharField(blank=True, max_length=300)),
                (
                    "source",
                    models.CharField(
                        blank=True, help_text="Title of the text retold.", max_length=200
                    ),
                ),
                ("source_date", models.CharField(blank=True, max_length=50)),
                (
                    "visibility",
                    models.CharField(
                        choices=[
                            ("private", "Private"),
                            ("link", "Anyone with the link"),
                            ("public", "Public"),
                        ],
                        default="private",
                        max_length=10,
                    ),
                ),
                (
                    "imported_digest",
                    models.CharField(blank=True, default="", editable=False, max_length=64),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("updated_at", models.DateTimeField(auto_now=True)),
            ],
            options={
                "ordering": ["title"],
            },
        ),
        migrations.CreateModel(
            name="Listing",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("slug", models.SlugField(max_length=100)),
                ("position", models.PositiveIntegerField(default=0)),
                ("retired_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("start", models.PositiveIntegerField()),
                ("end", models.PositiveIntegerField()),
                (
                    "weight",
                    models.CharField(
                        choices=[("core", "Core"), ("detail", "Detail")],
                        default=content.material.Weight["CORE"],
                        max_length=10,
                    ),
                ),
                ("note", models.TextField(blank=True)),
                ("holder", models.CharField(blank=True, max_length=100)),
                ("cue", models.CharField(blank=True, max_length=50)),
                ("inferred", models.BooleanField(default=False)),
                ("lead_in", models.TextField()),
                ("category", models.CharField(max_length=100)),
                ("open", models.BooleanField(default=False)),
                (
                    "brief",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="%(class)ss",
                        to="content.brief",
                    ),
                ),
            ],
            options={
                "ordering": ["position"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        fields=("brief", "slug"), name="content_listing_slug_unique"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Passage",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("slug", models.SlugField(max_length=100)),
                ("position", models.PositiveIntegerField(default=0)),
                ("retired_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("heading", "Heading"),
                            ("profile", "Profile"),
                            ("paragraph", "Paragraph"),
                            ("item", "Item"),
                        ],
                        default=content.material.PassageKind["PARAGRAPH"],
                        max_length=10,
                    ),
                ),
                ("number", models.PositiveIntegerField(blank=True, null=True)),
                ("text", models.TextField()),
                (
                    "brief",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="%(class)ss",
                        to="content.brief",
                    ),
                ),
                (
                    "section",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="passages",
                        to="content.passage",
                    ),
                ),
            ],
            options={
                "ordering": ["position"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        fields=("brief", "slug"), name="content_passage_slug_unique"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ListingItem",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("slug", models.SlugField(max_length=100)),
                ("position", models.PositiveIntegerField(default=0)),
                ("text", models.CharField(max_length=300)),
                ("start", models.PositiveIntegerField()),
                ("end", models.PositiveIntegerField()),
                (
                    "listing",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="items",
                        to="content.listing",
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="items",
                        to="content.listingitem",
                    ),
                ),
                (
                    "passage",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="listing_items",
                        to="content.passage",
                    ),
                ),
            ],
            options={
                "ordering": ["position"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("listing", "slug"), name="content_listingitem_slug_unique"
                    )
                ],
            },
        ),
        migrations.AddField(
            model_name="listing",
            name="passage",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.RESTRICT,
                related_name="%(class)ss",
                to="content.passage",
            ),
        ),
        migrations.CreateModel(
            name="Concept",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("slug", models.SlugField(max_length=100)),
                ("position", models.PositiveIntegerField(default=0)),
                ("retired_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("start", models.PositiveIntegerField()),
                ("end", models.PositiveIntegerField()),
                (
                    "weight",
                    models.CharField(
                        choices=[("core", "Core"), ("detail", "Detail")],
                        default=content.material.Weight["CORE"],
                        max_length=10,
                    ),
                ),
                ("note", models.TextField(blank=True)),
                ("term", models.CharField(max_length=200)),
                ("abbreviation", models.CharField(blank=True, max_length=50)),
                ("aliases", models.JSONField(blank=True, default=list)),
                ("characters", models.CharField(blank=True, max_length=50)),
                ("pinyin", models.CharField(blank=True, max_length=200)),
                ("definition", models.TextField(blank=True)),
                ("definition_start", models.PositiveIntegerField(blank=True, null=True)),
                ("definition_end", models.PositiveIntegerField(blank=True, null=True)),
                ("holder", models.CharField(blank=True, max_length=100)),
                ("keywords", models.JSONField(blank=True, default=list)),
                ("added", models.JSONField(blank=True, default=list)),
                (
                    "brief",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="%(class)ss",
                        to="content.brief",
                    ),
                ),
                (
                    "part_of",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="parts",
                        to="content.concept",
                    ),
                ),
                (
                    "definition_passage",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="definitions",
                        to="content.passage",
                    ),
                ),
                (
                    "passage",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="%(class)ss",
                        to="content.passage",
                    ),
                ),
            ],
            options={
                "ordering": ["position"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        fields=("brief", "slug"), name="content_concept_slug_unique"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Person",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("slug", models.SlugField(max_length=100)),
                ("position", models.PositiveIntegerField(default=0)),
                ("retired_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("start", models.PositiveIntegerField()),
                ("end", models.PositiveIntegerField()),
                (
                    "weight",
                    models.CharField(
                        choices=[("core", "Core"), ("detail", "Detail")],
                        default=content.material.Weight["CORE"],
                        max_length=10,
                    ),
                ),
                ("note", models.TextField(blank=True)),
                ("name", models.CharField(max_length=200)),
                ("aliases", models.JSONField(blank=True, default=list)),
                ("characters", models.CharField(blank=True, max_length=50)),
                ("pinyin", models.CharField(blank=True, max_length=200)),
                ("affiliation", models.CharField(blank=True, max_length=300)),
                ("affiliation_aliases", models.JSONField(blank=True, default=list)),
                ("role", models.CharField(blank=True, max_length=200)),
                ("period", models.CharField(blank=True, max_length=50)),
                ("post_start", models.PositiveIntegerField(blank=True, null=True)),
                ("post_end", models.PositiveIntegerField(blank=True, null=True)),
                ("correction", models.CharField(blank=True, max_length=300)),
                ("added", models.JSONField(blank=True, default=list)),
                (
                    "brief",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="people",
                        to="content.brief",
                    ),
                ),
                (
                    "passage",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="people",
                        to="content.passage",
                    ),
                ),
                (
                    "post_passage",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="posts",
                        to="content.passage",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "people",
                "ordering": ["position"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        fields=("brief", "slug"), name="content_person_slug_unique"
                    )
                ],
            },
        ),
        migrations.AddField(
            model_name="listing",
            name="speakers",
            field=models.ManyToManyField(
                blank=True, related_name="%(class)ss", to="content.person"
            ),
        ),
        migrations.CreateModel(
            name="Fact",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("slug", models.SlugField(max_length=100)),
                ("position", models.PositiveIntegerField(default=0)),
                ("retired_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("start", models.PositiveIntegerField()),
                ("end", models.PositiveIntegerField()),
                (
                    "weight",
                    models.CharField(
                        choices=[("core", "Core"), ("detail", "Detail")],
                        default=content.material.Weight["CORE"],
                        max_length=10,
                    ),
                ),
                ("note", models.TextField(blank=True)),
                ("holder", models.CharField(blank=True, max_length=100)),
                ("cue", models.CharField(blank=True, max_length=50)),
                ("inferred", models.BooleanField(default=False)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("figure", "Figure"),
                            ("date", "Date"),
                            ("place", "Place"),
                            ("event", "Event"),
                        ],
                        max_length=10,
                    ),
                ),
                ("value", models.CharField(max_length=200)),
                ("statement", models.TextField()),
                ("about", models.TextField(blank=True)),
                ("unit", models.CharField(blank=True, max_length=100)),
                ("when", models.CharField(blank=True, max_length=25)),
                ("event", models.CharField(blank=True, max_length=300)),
                ("subject", models.SlugField(blank=True, max_length=100)),
                ("correction", models.CharField(blank=True, max_length=200)),
                (
                    "brief",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="%(class)ss",
                        to="content.brief",
                    ),
                ),
                (
                    "passage",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="%(class)ss",
                        to="content.passage",
                    ),
                ),
                (
                    "speakers",
                    models.ManyToManyField(
                        blank=True, related_name="%(class)ss", to="content.person"
                    ),
                ),
            ],
            options={
                "ordering": ["position"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        fields=("brief", "slug"), name="content_fact_slug_unique"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Biography",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("slug", models.SlugField(max_length=100)),
                ("position", models.PositiveIntegerField(default=0)),
                ("text", models.TextField()),
                ("start", models.PositiveIntegerField()),
                ("end", models.PositiveIntegerField()),
                (
                    "weight",
                    models.CharField(
                        choices=[("core", "Core"), ("detail", "Detail")],
                        default=content.material.Weight["DETAIL"],
                        max_length=10,
                    ),
                ),
                (
                    "passage",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="biographies",
                        to="content.passage",
                    ),
                ),
                (
                    "people",
                    models.ManyToManyField(
                        blank=True, related_name="named_in", to="content.person"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="biography",
                        to="content.person",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "biography",
                "ordering": ["position"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("person", "slug"), name="content_biography_slug_unique"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Quote",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("slug", models.SlugField(max_length=100)),
                ("position", models.PositiveIntegerField(default=0)),
                ("retired_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("start", models.PositiveIntegerField()),
                ("end", models.PositiveIntegerField()),
                (
                    "weight",
                    models.CharField(
                        choices=[("core", "Core"), ("detail", "Detail")],
                        default=content.material.Weight["CORE"],
                        max_length=10,
                    ),
                ),
                ("note", models.TextField(blank=True)),
                ("holder", models.CharField(blank=True, max_length=100)),
                ("cue", models.CharField(blank=True, max_length=50)),
                ("inferred", models.BooleanField(default=False)),
                ("text", models.TextField()),
                ("topic", models.CharField(blank=True, max_length=200)),
                (
                    "mode",
                    models.CharField(
                        choices=[("direct", "Direct"), ("paraphrase", "Paraphrase")],
                        default=content.material.QuoteMode["PARAPHRASE"],
                        max_length=10,
                    ),
                ),
                ("gaps", models.JSONField(blank=True, default=list)),
                ("why", models.CharField(blank=True, max_length=300)),
                ("because", models.CharField(blank=True, max_length=300)),
                (
                    "brief",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="%(class)ss",
                        to="content.brief",
                    ),
                ),
                (
                    "passage",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="%(class)ss",
                        to="content.passage",
                    ),
                ),
                (
                    "reported_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="reports",
                        to="content.person",
                    ),
                ),
                ("shares_point_with", models.ManyToManyField(blank=True, to="content.quote")),
                (
                    "speakers",
                    models.ManyToManyField(
                        blank=True, related_name="%(class)ss", to="content.person"
                    ),
                ),
            ],
            options={
                "ordering": ["position"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        fields=("brief", "slug"), name="content_quote_slug_unique"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Relation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("slug", models.SlugField(max_length=100)),
                ("position", models.PositiveIntegerField(default=0)),
                ("retired_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("start", models.PositiveIntegerField()),
                ("end", models.PositiveIntegerField()),
                (
                    "weight",
                    models.CharField(
                        choices=[("core", "Core"), ("detail", "Detail")],
                        default=content.material.Weight["CORE"],
                        max_length=10,
                    ),
                ),
                ("note", models.TextField(blank=True)),
                ("holder", models.CharField(blank=True, max_length=100)),
                ("cue", models.CharField(blank=True, max_length=50)),
                ("inferred", models.BooleanField(default=False)),
                (
                    "label",
                    models.CharField(
                        choices=[
                            ("part-of", "is part of"),
                            ("drives", "drives"),
                            ("nurtures", "nurtures"),
                            ("leads-to", "leads to"),
                            ("departs-from", "departs from"),
                            ("extends", "extends"),
                            ("requires", "requires"),
                            ("transforms", "transforms"),
                            ("raises", "raises"),
                            ("guides", "guides"),
                            ("centres-on", "centres on"),
                            ("justifies", "justifies"),
                            ("contrasts-with", "contrasts with"),
                            ("implies", "implies"),
                            ("rests-on", "rests on"),
                            ("fuses-with", "is to be fused with"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "brief",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="%(class)ss",
                        to="content.brief",
                    ),
                ),
                (
                    "passage",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="%(class)ss",
                        to="content.passage",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="relations_from",
                        to="content.concept",
                    ),
                ),
                (
                    "speakers",
                    models.ManyToManyField(
                        blank=True, related_name="%(class)ss", to="content.person"
                    ),
                ),
                (
                    "target",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="relations_to",
                        to="content.concept",
                    ),
                ),
            ],
            options={
                "ordering": ["position"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        fields=("brief", "slug"), name="content_relation_slug_unique"
                    )
                ],
            },
        ),
    ]
