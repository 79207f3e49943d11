package io.voicesdr.core.history;

/** Who said a message. */
public enum Author {
    CUSTOMER,
    BOT,
    /** Somebody of the company, on a phone or on WhatsApp Web. */
    PERSON,
    /** Other software on the same account; a tenant that ignores it never sees this counted as a person. */
    SYSTEM
}
