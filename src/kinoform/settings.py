"""Every setting, from a flag, the environment or a file: the one place that reads them."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, SecretStr, field_validator
from pydantic_settings import (
    BaseSettings,
    NoDecode,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)

from kinoform.kit.secret import Secret
from kinoform.narration.rules import SpeechRules
from kinoform.providers.data.base import Access as DataAccess
from kinoform.providers.speech.base import Access

SETTINGS_FILE = Path("kinoform.toml")


class Settings(BaseSettings):
    """How this installation runs. The environment's names begin with KINOFORM_."""

    model_config = SettingsConfigDict(
        env_prefix="KINOFORM_", toml_file=SETTINGS_FILE, frozen=True, extra="forbid"
    )

    data_dir: Path = Field(
        Path.home() / ".local" / "share" / "kinoform",
        description="where the embedded database, files and secrets are kept",
    )
    host: str = Field("127.0.0.1", description="address that the server listens on")
    port: int = Field(8787, ge=0, le=65535, description="port that the server listens on")
    public_url: str = Field(
        "", description="how others reach the server; by default http://HOST:PORT"
    )
    database_url: str = Field("", description="a Postgres of yours; empty starts an embedded one")
    store_url: str = Field("", description="where files are kept; empty is a folder of data_dir")
    preview_processes: int = Field(1, ge=1, le=64, description="previews and stills at a time")
    render_processes: int = Field(1, ge=0, description="renders at a time beside the server")
    workers_of_a_render: int = Field(
        2, ge=1, le=64, description="most worker processes of a render"
    )
    allow_private_addresses: Annotated[tuple[str, ...], NoDecode] = Field(
        (), description="private hosts or networks that media and webhooks may reach, with commas"
    )
    render_memory_mb: int = Field(
        4096, ge=512, description="most memory of each process of a render, in MB"
    )
    spans_mb: int = Field(
        4096,
        ge=0,
        description="most disk of stretches of film that renders share, in MB; 0 shares none",
    )
    render_minutes: int = Field(180, ge=1, description="longest time that a render may take")
    drain_seconds: int = Field(
        20, ge=0, description="how long renders under way may go on when the server is stopped"
    )
    allow_query_key: bool = Field(False, description="accept ?api_key=, which ends up in logs")
    email_verification_ttl: int = Field(
        86_400, ge=1, description="seconds that a token sent by mail is good for"
    )
    sign_up_plan: str = Field("studio", description="plan of accounts that register by themselves")
    strangers_per_minute: int = Field(
        60, ge=1, description="how often one address may ask a route that needs no key"
    )
    smtp_host: str = Field("", description="mail server; empty leaves mail in the outbox")
    smtp_port: int = Field(587, ge=1, le=65535, description="port of the mail server")
    smtp_security: Literal["none", "starttls", "tls"] = Field(
        "starttls", description="how the way to the mail server is secured"
    )
    smtp_username: str = Field("", description="user name at the mail server")
    smtp_password: SecretStr = Field(SecretStr(""), description="password at the mail server")
    smtp_sender: str = Field("", description="whom mail comes from: Name <address>")
    voice: str = Field("", description="who speaks where a document names no voice")
    elevenlabs_api_key: SecretStr = Field(SecretStr(""), description="key for ElevenLabs' voices")
    elevenlabs_url: str = Field(
        "https://api.elevenlabs.io", description="where ElevenLabs' voices answer"
    )
    elevenlabs_voice: str = Field(
        Access().elevenlabs_voice, description='id of the voice behind "elevenlabs-custom"'
    )
    openai_api_key: SecretStr = Field(
        SecretStr(""), description="key for OpenAI's voices, or for a server like it"
    )
    openai_url: str = Field(
        "", description="a server that speaks OpenAI's protocol, up to /v1; empty is OpenAI's own"
    )
    openai_speech_model: str = Field("gpt-4o-mini-tts", description="which of its models speaks")
    edge_voices: bool = Field(
        False, description="let Microsoft's readers speak; texts are sent there"
    )
    kokoro_voices: str = Field("", description="folder with style files of Kokoro's voices")
    openalex_url: str = Field(
        DataAccess().openalex_url, description="where OpenAlex tells of researchers"
    )
    openalex_api_key: SecretStr = Field(
        SecretStr(""), description="key for OpenAlex, which answers more often with one"
    )
    openalex_mail: str = Field("", description="whom OpenAlex may write to about our questions")
    hardcover_url: str = Field(
        DataAccess().hardcover_url, description="where Hardcover tells of writers"
    )
    hardcover_token: SecretStr = Field(SecretStr(""), description="token for Hardcover")
    audit_days: int = Field(90, ge=1, description="how long calls stay in the audit")
    metrics_token: SecretStr = Field(
        SecretStr(""), description="bearer token that /metrics asks for; empty asks for none"
    )
    log_level: Literal["debug", "info", "warning", "error"] = Field(
        "info", description="the least that is logged"
    )
    log_format: Literal["auto", "json", "text"] = Field(
        "auto", description="how logs are written; auto is text on a terminal and JSON elsewhere"
    )

    @field_validator("allow_private_addresses", mode="before")
    @classmethod
    def _split(cls, written: object) -> object:
        return (
            tuple(filter(None, map(str.strip, written.split(","))))
            if isinstance(written, str)
            else written
        )

    @property
    def base_url(self) -> str:
        """The address in links that are handed out."""
        return self.public_url.rstrip("/") or f"http://{self.host}:{self.port}"

    @property
    def speech(self) -> SpeechRules:
        """Who speaks in documents, with what was said kept in the data folder."""
        access = Access(
            elevenlabs_key=Secret(self.elevenlabs_api_key.get_secret_value()),
            elevenlabs_url=self.elevenlabs_url.rstrip("/"),
            elevenlabs_voice=self.elevenlabs_voice,
            openai_key=Secret(self.openai_api_key.get_secret_value()),
            openai_url=self.openai_url.rstrip("/"),
            openai_model=self.openai_speech_model,
            edge=self.edge_voices,
            kokoro_voices=self.kokoro_voices,
        )
        return SpeechRules(folder=self.data_dir / "speech", access=access, usual_voice=self.voice)

    @property
    def data_sources(self) -> DataAccess:
        """Who tells of people, with what was told kept in the data folder."""
        return DataAccess(
            openalex_url=self.openalex_url.rstrip("/"),
            openalex_key=Secret(self.openalex_api_key.get_secret_value()),
            openalex_mail=self.openalex_mail,
            hardcover_url=self.hardcover_url,
            hardcover_token=Secret(self.hardcover_token.get_secret_value()),
            folder=self.data_dir / "people",
            allow_private=self.allow_private_addresses,
        )

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,  # noqa: ARG003 - the base class names it
        file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003 - likewise
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Flags win over the environment, and that over the file."""
        return init_settings, env_settings, TomlConfigSettingsSource(settings_cls)
