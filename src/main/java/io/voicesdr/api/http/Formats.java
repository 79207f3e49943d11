package io.voicesdr.api.http;

/** The media types of lists, as annotations need them. */
public final class Formats {
    public static final String JSON = "application/json";
    public static final String CSV = "text/csv";
    public static final String JSON_LINES = "application/x-ndjson";
    /** Another name under which people ask for JSON Lines; neither is registered. */
    public static final String JSONL = "application/jsonl";

    private Formats() {}
}
