import uuid

import django.contrib.auth.models
import django.contrib.auth.validators
import django.core.validators
import django.db.models.deletion
import django.utils.timezone
import simple_history.models
from django.conf import settings
from django.db import migrations, models

import learning.models.people


class Migration(migrations.Migration):
    initial = True

    replaces = [
        ("learning", "0001_tables"),
        ("learning", "0003_authored_quizzes"),
        ("learning", "0004_classrooms"),
        ("learning", "0005_sessions_by_own_backends"),
        ("learning", "0006_reviews_of_day_with_figures"),
        ("learning", "0007_own_questions"),
        ("learning", "0008_quiz_rules_and_marks"),
        ("learning", "0009_marks_of_what_was_answered"),
        ("learning", "0010_copies_of_generated_questions"),
        ("learning", "0011_no_explanations_by_default"),
        ("learning", "0012_images_in_questions"),
        ("learning", "0013_question_imports"),
    ]

    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
        ("content", "0001_all_tables"),
    ]

    operations = [
        migrations.CreateModel(
            name="Classroom",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=100)),
                ("code", models.CharField(editable=False, max_length=6, unique=True)),
                ("created_at", models.DateTimeField()),
                ("archived_at", models.DateTimeField(editable=False, null=True)),
            ],
        ),
        migrations.CreateModel(
            name="User",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("password", models.CharField(max_length=128, verbose_name="password")),
                (
                    "last_login",
                    models.DateTimeField(blank=True, null=True, verbose_name="last login"),
                ),
                (
                    "is_superuser",
                    models.BooleanField(
                        default=False,
                        help_text="Designates that this user has all permissions without explicitly assigning them.",
                        verbose_name="superuser status",
                    ),
                ),
                (
                    "username",
                    models.CharField(
                        error_messages={"unique": "A user with that username already exists."},
                        help_text="Required. 150 characters or fewer. Letters, digits and @/./+/-/_ only.",
                        max_length=150,
                        unique=True,
                        validators=[django.contrib.auth.validators.UnicodeUsernameValidator()],
                        verbose_name="username",
                    ),
                ),
                (
                    "first_name",
                    models.CharField(blank=True, max_length=150, verbose_name="first name"),
                ),
                (
                    "last_name",
                    models.CharField(blank=True, max_length=150, verbose_name="last name"),
                ),
                (
                    "email",
                    models.EmailField(blank=True, max_length=254, verbose_name="email address"),
                ),
                (
                    "is_staff",
                    models.BooleanField(
                        default=False,
                        help_text="Designates whether the user can log into this admin site.",
                        verbose_name="staff status",
                    ),
                ),
                (
                    "is_active",
                    models.BooleanField(
                        default=True,
                        help_text="Designates whether this user should be treated as active. Unselect this instead of deleting accounts.",
                        verbose_name="active",
                    ),
                ),
                (
                    "date_joined",
                    models.DateTimeField(
                        default=django.utils.timezone.now, verbose_name="date joined"
                    ),
                ),
                ("is_guest", models.BooleanField(default=False)),
                (
                    "time_zone",
                    models.CharField(
                        default="UTC",
                        max_length=50,
                        validators=[learning.models.people.known_time_zone],
                    ),
                ),
                (
                    "day_starts_at",
                    models.PositiveSmallIntegerField(
                        default=4, validators=[django.core.validators.MaxValueValidator(23)]
                    ),
                ),
                (
                    "desired_retention",
                    models.FloatField(
                        default=0.9,
                        validators=[
                            django.core.validators.MinValueValidator(0.7),
                            django.core.validators.MaxValueValidator(0.97),
                        ],
                    ),
                ),
                (
                    "maximum_interval",
                    models.PositiveIntegerField(
                        default=36500,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(36500),
                        ],
                    ),
                ),
                (
                    "new_per_day",
                    models.PositiveSmallIntegerField(
                        default=20, validators=[django.core.validators.MaxValueValidator(999)]
                    ),
                ),
                (
                    "reviews_per_day",
                    models.PositiveSmallIntegerField(
                        default=200, validators=[django.core.validators.MaxValueValidator(9999)]
                    ),
                ),
                (
                    "scope",
                    models.CharField(
                        choices=[("essentials", "Essentials"), ("everything", "Everything")],
                        default="essentials",
                        max_length=10,
                    ),
                ),
                (
                    "characters",
                    models.CharField(
                        choices=[
                            ("ask", "Ask me at the first one"),
                            ("off", "Leave them out"),
                            ("recognise", "Recognise them"),
                            ("write", "Write them"),
                        ],
                        default="ask",
                        max_length=10,
                    ),
                ),
                (
                    "buttons",
                    models.PositiveSmallIntegerField(
                        choices=[(2, "Missed, Got it"), (4, "Again, Hard, Good, Easy")], default=2
                    ),
                ),
                ("keys", models.BooleanField(default=True)),
                (
                    "theme",
                    models.CharField(
                        choices=[("auto", "As the device"), ("light", "Light"), ("dark", "Dark")],
                        default="auto",
                        max_length=5,
                    ),
                ),
                ("motion", models.BooleanField(default=True)),
                (
                    "calendar_token",
                    models.CharField(
                        default=None, editable=False, max_length=43, null=True, unique=True
                    ),
                ),
                ("claim_declined_on", models.DateField(blank=True, editable=False, null=True)),
                (
                    "groups",
                    models.ManyToManyField(
                        blank=True,
                        help_text="The groups this user belongs to. A user will get all permissions granted to each of their groups.",
                        related_name="user_set",
                        related_query_name="user",
                        to="auth.group",
                        verbose_name="groups",
                    ),
                ),
                (
                    "user_permissions",
                    models.ManyToManyField(
                        blank=True,
                        help_text="Specific permissions for this user.",
                        related_name="user_set",
                        related_query_name="user",
                        to="auth.permission",
                        verbose_name="user permissions",
                    ),
                ),
            ],
            options={
                "verbose_name": "user",
                "verbose_name_plural": "users",
                "abstract": False,
            },
            managers=[
                ("objects", django.contrib.auth.models.UserManager()),
            ],
        ),
        migrations.CreateModel(
            name="Assignment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("set_at", models.DateTimeField()),
                ("opens_at", models.DateTimeField(blank=True, null=True)),
                ("due_at", models.DateTimeField(blank=True, null=True)),
                (
                    "attempts_allowed",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        default=1,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(20),
                        ],
                    ),
                ),
                (
                    "time_factor",
                    models.FloatField(
                        default=1.0,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(5.0),
                        ],
                    ),
                ),
                ("adds_cards", models.BooleanField(default=False)),
                ("withdrawn_at", models.DateTimeField(editable=False, null=True)),
                (
                    "brief",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="assignments",
                        to="content.brief",
                    ),
                ),
                (
                    "classroom",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="assignments",
                        to="learning.classroom",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("classroom", "brief"), name="brief_set_once_for_class"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Download",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.UUIDField(default=uuid.uuid4)),
                ("asked_at", models.DateTimeField(db_index=True)),
                ("done", models.PositiveIntegerField(default=0)),
                ("total", models.PositiveIntegerField(default=0)),
                ("ready_at", models.DateTimeField(null=True)),
                ("failed", models.BooleanField(default=False)),
                (
                    "user",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="download",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Question",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uid", models.CharField(max_length=40, unique=True)),
                (
                    "origin",
                    models.CharField(
                        choices=[
                            ("generated", "Generated"),
                            ("authored", "Authored"),
                            ("imported", "Imported"),
                        ],
                        max_length=10,
                    ),
                ),
                ("type", models.CharField(max_length=40)),
                ("subject", models.CharField(max_length=220)),
                ("sibling_key", models.CharField(db_index=True, max_length=220)),
                ("confusable_key", models.CharField(blank=True, max_length=100)),
                ("weight", models.CharField(max_length=10)),
                ("position", models.PositiveIntegerField()),
                ("body", models.JSONField()),
                ("owns_card", models.BooleanField(default=True)),
                (
                    "offered_at",
                    models.DateTimeField(default=django.utils.timezone.now, editable=False),
                ),
                ("changed_at", models.DateTimeField(editable=False, null=True)),
                ("retired_at", models.DateTimeField(blank=True, null=True)),
                (
                    "about",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="own_questions",
                        to="content.brief",
                    ),
                ),
                (
                    "brief",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="questions",
                        to="content.brief",
                    ),
                ),
                (
                    "copy_of",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="copies",
                        to="learning.question",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="questions",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "parts",
                    models.ManyToManyField(
                        blank=True, related_name="wholes", to="learning.question"
                    ),
                ),
                (
                    "passage",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="questions",
                        to="content.passage",
                    ),
                ),
            ],
            options={
                "ordering": ["brief", "position"],
                "indexes": [models.Index(fields=["brief", "offered_at"], name="question_offered")],
                "constraints": [
                    models.UniqueConstraint(fields=("owner", "copy_of"), name="copied_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalQuestion",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("subject", models.CharField(max_length=220)),
                ("body", models.JSONField()),
                ("retired_at", models.DateTimeField(blank=True, null=True)),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "about",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="content.brief",
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "history_relation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="versions",
                        to="learning.question",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical question",
                "verbose_name_plural": "historical questions",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Card",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "state",
                    models.PositiveSmallIntegerField(
                        choices=[(0, "New"), (1, "Learning"), (2, "Review"), (3, "Relearning")],
                        default=0,
                    ),
                ),
                ("step", models.PositiveSmallIntegerField(null=True)),
                ("stability", models.FloatField(null=True)),
                ("difficulty", models.FloatField(null=True)),
                ("due_at", models.DateTimeField(null=True)),
                ("show_at", models.DateTimeField(null=True)),
                ("reviewed_at", models.DateTimeField(null=True)),
                ("seq", models.PositiveIntegerField(default=0)),
                ("lapses", models.PositiveSmallIntegerField(default=0)),
                ("position", models.PositiveIntegerField()),
                ("recall_due", models.BooleanField(default=False)),
                ("suspended", models.BooleanField(default=False)),
                (
                    "suspension",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("learner", "By the learner"),
                            ("hidden", "Hidden by the learner"),
                            ("leech", "Missed too often"),
                            ("characters", "Characters are left out"),
                            ("closed", "The brief is private now"),
                            ("retired", "No longer in the brief"),
                        ],
                        default="",
                        max_length=10,
                    ),
                ),
                ("reset_seq", models.PositiveIntegerField(default=0)),
                ("starred", models.BooleanField(default=False)),
                ("note", models.TextField(blank=True, default="", max_length=4000)),
                (
                    "brief",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="content.brief",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="cards",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "question",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="cards",
                        to="learning.question",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["user", "brief"], name="card_of_brief"),
                    models.Index(
                        condition=models.Q(("step__isnull", False), ("suspended", False)),
                        fields=["user", "show_at"],
                        name="card_learning",
                    ),
                    models.Index(
                        condition=models.Q(("state", 2), ("suspended", False)),
                        fields=["user", "show_at", "brief", "reviewed_at", "stability"],
                        name="card_due",
                    ),
                    models.Index(
                        condition=models.Q(("state", 2), ("suspended", False)),
                        fields=["user", "brief", "show_at", "reviewed_at", "stability"],
                        name="card_due_in_brief",
                    ),
                    models.Index(
                        condition=models.Q(("state", 0), ("suspended", False)),
                        fields=["user", "brief", "position", "show_at"],
                        name="card_new",
                    ),
                    models.Index(
                        condition=models.Q(("suspended", True)),
                        fields=["user", "brief", "position"],
                        name="card_put_away",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("user", "question"), name="card_once_per_learner"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="QuestionImage",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sha256", models.CharField(db_index=True, max_length=64)),
                ("content", models.BinaryField()),
                ("content_type", models.CharField(max_length=20)),
                ("size", models.PositiveIntegerField()),
                ("kept_at", models.DateTimeField()),
                (
                    "owner",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="question_images",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "questions",
                    models.ManyToManyField(related_name="images", to="learning.question"),
                ),
            ],
        ),
        migrations.CreateModel(
            name="QuestionImport",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("file_name", models.CharField(blank=True, max_length=200)),
                ("format", models.CharField(max_length=20)),
                ("content", models.JSONField()),
                ("made_at", models.DateTimeField(db_index=True)),
                ("done_at", models.DateTimeField(null=True)),
                ("made", models.PositiveIntegerField(default=0)),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="question_imports",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("done_at", None)),
                        fields=("owner",),
                        name="question_import_one_under_way",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="QuestionReport",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "reason",
                    models.CharField(
                        choices=[
                            ("wrong", "The answer is wrong"),
                            ("unclear", "The question is unclear"),
                            ("also-right", "Another answer is right too"),
                            ("language", "There is a language mistake"),
                            ("other", "Something else"),
                        ],
                        max_length=20,
                    ),
                ),
                ("comment", models.TextField(blank=True, max_length=2000)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("resolved_at", models.DateTimeField(blank=True, null=True)),
                (
                    "question",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="reports",
                        to="learning.question",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="reports",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-created_at"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("resolved_at", None)),
                        fields=("user", "question", "reason"),
                        name="report_open_once",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Quiz",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "purpose",
                    models.CharField(
                        choices=[("practice", "Practice"), ("authored", "For others")],
                        default="practice",
                        max_length=10,
                    ),
                ),
                ("title", models.CharField(max_length=200)),
                ("formats", models.JSONField(blank=True, default=list)),
                (
                    "size",
                    models.PositiveSmallIntegerField(
                        default=10,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(100),
                        ],
                    ),
                ),
                (
                    "focus",
                    models.CharField(
                        choices=[
                            ("mix", "A mix"),
                            ("fading", "What I am about to forget"),
                            ("missed", "What I got wrong lately"),
                            ("section", "My weakest section"),
                        ],
                        default="mix",
                        max_length=10,
                    ),
                ),
                (
                    "minutes",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(600),
                        ],
                    ),
                ),
                (
                    "feedback",
                    models.CharField(
                        choices=[
                            ("each", "After each answer"),
                            ("end", "At the end"),
                            ("closed", "After it has closed for all"),
                            ("released", "When I release the results"),
                        ],
                        default="end",
                        max_length=8,
                    ),
                ),
                (
                    "tells",
                    models.CharField(
                        choices=[
                            ("mark", "Only the mark"),
                            ("verdicts", "Also which answers were right"),
                            ("keys", "Also the right answers, and why"),
                        ],
                        default="keys",
                        max_length=8,
                    ),
                ),
                ("opens_at", models.DateTimeField(blank=True, null=True)),
                ("closes_at", models.DateTimeField(blank=True, null=True)),
                (
                    "attempts_allowed",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        default=1,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(20),
                        ],
                    ),
                ),
                (
                    "grade_by",
                    models.CharField(
                        choices=[
                            ("highest", "The best attempt"),
                            ("average", "The average of all"),
                            ("first", "The first attempt"),
                            ("last", "The last attempt"),
                        ],
                        default="highest",
                        max_length=8,
                    ),
                ),
                ("shuffles_questions", models.BooleanField(default=False)),
                ("shuffles_options", models.BooleanField(default=True)),
                ("one_way", models.BooleanField(default=False)),
                ("certainty", models.BooleanField(default=False)),
                (
                    "pass_mark",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(100),
                        ],
                    ),
                ),
                ("closing_words", models.JSONField(blank=True, default=list)),
                ("password", models.CharField(blank=True, default="", max_length=50)),
                ("created_at", models.DateTimeField()),
                (
                    "code",
                    models.CharField(
                        default=None, editable=False, max_length=6, null=True, unique=True
                    ),
                ),
                ("published_at", models.DateTimeField(editable=False, null=True)),
                ("closed_at", models.DateTimeField(editable=False, null=True)),
                ("released_at", models.DateTimeField(editable=False, null=True)),
                (
                    "briefs",
                    models.ManyToManyField(blank=True, related_name="+", to="content.brief"),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="quizzes",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "sections",
                    models.ManyToManyField(blank=True, related_name="+", to="content.passage"),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Attempt",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(blank=True, default="", max_length=60)),
                ("started_at", models.DateTimeField()),
                ("deadline_at", models.DateTimeField(null=True)),
                ("submitted_at", models.DateTimeField(null=True)),
                ("abandoned", models.BooleanField(default=False)),
                (
                    "feedback",
                    models.CharField(
                        choices=[
                            ("each", "After each answer"),
                            ("end", "At the end"),
                            ("closed", "After it has closed for all"),
                            ("released", "When I release the results"),
                        ],
                        default="end",
                        editable=False,
                        max_length=8,
                    ),
                ),
                ("one_way", models.BooleanField(default=False, editable=False)),
                ("certainty", models.BooleanField(default=False, editable=False)),
                ("reached", models.PositiveSmallIntegerField(default=1, editable=False)),
                ("points", models.FloatField(default=0.0)),
                ("mark", models.FloatField(null=True)),
                ("graded_at", models.DateTimeField(null=True)),
                (
                    "assignment",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="attempts",
                        to="learning.assignment",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="attempts",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "quiz",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="attempts",
                        to="learning.quiz",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        models.F("user"),
                        models.OrderBy(models.F("id"), descending=True),
                        name="attempt_latest",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("submitted_at", None)),
                        fields=("user", "quiz"),
                        name="attempt_open_once",
                    )
                ],
            },
        ),
        migrations.AddField(
            model_name="assignment",
            name="quiz",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="assignments",
                to="learning.quiz",
            ),
        ),
        migrations.CreateModel(
            name="Allowance",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("opens_at", models.DateTimeField(blank=True, null=True)),
                ("closes_at", models.DateTimeField(blank=True, null=True)),
                (
                    "attempts_allowed",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(20),
                        ],
                    ),
                ),
                (
                    "time_factor",
                    models.FloatField(
                        default=1.0,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(5.0),
                        ],
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="allowances",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "quiz",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="allowances",
                        to="learning.quiz",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("quiz", "user"), name="allowance_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="QuizSection",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveSmallIntegerField()),
                ("title", models.CharField(blank=True, default="", max_length=200)),
                (
                    "draws",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(100),
                        ],
                    ),
                ),
                (
                    "quiz",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="parts",
                        to="learning.quiz",
                    ),
                ),
            ],
            options={
                "ordering": ["position"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("quiz", "position"), name="section_once_per_position"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="QuizItem",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveSmallIntegerField()),
                ("format", models.CharField(max_length=20)),
                (
                    "points",
                    models.FloatField(
                        default=1.0,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(100.0),
                        ],
                    ),
                ),
                (
                    "question",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="items",
                        to="learning.question",
                    ),
                ),
                (
                    "quiz",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="items",
                        to="learning.quiz",
                    ),
                ),
                (
                    "section",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="items",
                        to="learning.quizsection",
                    ),
                ),
            ],
            options={
                "ordering": ["position"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("quiz", "position"), name="item_once_per_position"
                    ),
                    models.UniqueConstraint(
                        fields=("quiz", "question"), name="item_once_per_question"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Reading",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("read_at", models.DateTimeField(blank=True, null=True)),
                (
                    "section",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="content.passage",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="readings",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("user", "section"), name="reading_once_per_section"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Regrade",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("made_at", models.DateTimeField()),
                ("body", models.JSONField()),
                ("changes", models.JSONField(default=list)),
                (
                    "made_by",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "question",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="learning.question",
                    ),
                ),
                (
                    "quiz",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="regrades",
                        to="learning.quiz",
                    ),
                ),
            ],
            options={
                "ordering": ["-pk"],
            },
        ),
        migrations.CreateModel(
            name="Response",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveSmallIntegerField()),
                ("uid", models.CharField(max_length=40)),
                ("format", models.CharField(max_length=20)),
                ("body", models.JSONField()),
                ("shown", models.JSONField()),
                ("key", models.UUIDField(unique=True)),
                ("version", models.PositiveIntegerField(default=0)),
                ("given", models.JSONField(null=True)),
                ("flagged", models.BooleanField(default=False)),
                ("answered_at", models.DateTimeField(null=True)),
                ("seconds", models.FloatField(null=True)),
                ("verdict", models.JSONField(blank=True, default=dict)),
                ("section", models.CharField(blank=True, default="", max_length=200)),
                ("points", models.FloatField(default=1.0)),
                ("mark", models.FloatField(null=True)),
                (
                    "certainty",
                    models.PositiveSmallIntegerField(
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(3),
                        ],
                    ),
                ),
                ("comment", models.TextField(blank=True, default="", max_length=2000)),
                ("marked_at", models.DateTimeField(null=True)),
                (
                    "attempt",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="responses",
                        to="learning.attempt",
                    ),
                ),
                (
                    "marked_by",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "question",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="responses",
                        to="learning.question",
                    ),
                ),
            ],
            options={
                "ordering": ["position"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("attempt", "position"), name="response_once_per_position"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Reveal",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("seq", models.PositiveIntegerField()),
                ("revealed_at", models.DateTimeField()),
                (
                    "card",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="reveals",
                        to="learning.card",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("card", "seq"), name="reveal_once_per_state")
                ],
            },
        ),
        migrations.CreateModel(
            name="StudySession",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "subjects",
                    models.CharField(
                        blank=True,
                        choices=[("people", "People"), ("quotes", "Quotes")],
                        max_length=10,
                    ),
                ),
                ("chosen", models.JSONField(blank=True, default=list)),
                ("beyond", models.BooleanField(default=False)),
                ("size", models.PositiveSmallIntegerField(default=10)),
                ("started_at", models.DateTimeField()),
                (
                    "brief",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="content.brief",
                    ),
                ),
                (
                    "section",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="content.passage",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="study_sessions",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-started_at"],
                "indexes": [
                    models.Index(
                        models.F("user"),
                        models.OrderBy(models.F("id"), descending=True),
                        name="session_latest",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Review",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.UUIDField()),
                ("seq", models.PositiveIntegerField()),
                (
                    "state",
                    models.PositiveSmallIntegerField(
                        choices=[(0, "New"), (1, "Learning"), (2, "Review"), (3, "Relearning")]
                    ),
                ),
                ("rating", models.PositiveSmallIntegerField(null=True)),
                ("format", models.CharField(max_length=20)),
                ("response", models.JSONField(default=dict)),
                ("verdict", models.JSONField(default=dict)),
                ("reviewed_at", models.DateTimeField()),
                ("studied_on", models.DateField()),
                ("seconds", models.FloatField(null=True)),
                ("before", models.JSONField()),
                ("undone_at", models.DateTimeField(blank=True, null=True)),
                (
                    "card",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="reviews",
                        to="learning.card",
                    ),
                ),
                (
                    "quiz_response",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="reviews",
                        to="learning.response",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="reviews",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "whole",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="learning.question",
                    ),
                ),
                (
                    "session",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="reviews",
                        to="learning.studysession",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("undone_at", None)),
                        fields=[
                            "user",
                            "studied_on",
                            "state",
                            "undone_at",
                            "rating",
                            "card",
                            "seq",
                            "seconds",
                            "whole",
                        ],
                        name="review_of_day",
                    ),
                    models.Index(
                        models.F("user"),
                        models.OrderBy(models.F("id"), descending=True),
                        name="review_latest",
                    ),
                    models.Index(
                        models.F("session"),
                        models.OrderBy(models.F("id"), descending=True),
                        name="review_of_session",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("card", "seq"), name="review_once_per_state"),
                    models.UniqueConstraint(fields=("card", "key"), name="review_once_per_key"),
                ],
            },
        ),
        migrations.AddField(
            model_name="user",
            name="claim_offered_in",
            field=models.ForeignKey(
                db_index=False,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="learning.studysession",
            ),
        ),
        migrations.CreateModel(
            name="Tag",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=40)),
                (
                    "owner",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="tags",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["name"],
                "constraints": [models.UniqueConstraint(fields=("owner", "name"), name="tag_once")],
            },
        ),
        migrations.AddField(
            model_name="question",
            name="tags",
            field=models.ManyToManyField(blank=True, related_name="questions", to="learning.tag"),
        ),
        migrations.CreateModel(
            name="Membership",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "role",
                    models.CharField(
                        choices=[("teacher", "Teacher"), ("learner", "Learner")],
                        default="learner",
                        max_length=10,
                    ),
                ),
                ("name", models.CharField(max_length=60)),
                ("joined_at", models.DateTimeField()),
                (
                    "classroom",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="memberships",
                        to="learning.classroom",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="memberships",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("classroom", "user"), name="member_once_per_class"
                    )
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="assignment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("brief", None), ("quiz__isnull", False)),
                    models.Q(("brief__isnull", False), ("quiz", None)),
                    _connector="OR",
                ),
                name="assignment_of_one_thing",
            ),
        ),
        migrations.AddConstraint(
            model_name="assignment",
            constraint=models.UniqueConstraint(
                fields=("classroom", "quiz"), name="quiz_set_once_for_class"
            ),
        ),
    ]
