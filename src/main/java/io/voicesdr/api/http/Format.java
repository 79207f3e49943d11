package io.voicesdr.api.http;

import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** In which form a list can be had. */
enum Format {
    JSON(Formats.JSON, Formats.JSON),
    CSV(Formats.CSV, "text/csv; charset=utf-8; header=present"),
    JSON_LINES(Formats.JSON_LINES, Formats.JSON_LINES);

    private final MediaType range;
    private final String contentType;

    Format(String range, String contentType) {
        this.range = MediaType.valueOf(range);
        this.contentType = contentType;
    }

    String contentType() {
        return contentType;
    }

    /** The first that the caller takes, best wish first; JSON when nothing is said. What can't be had is refused before. */
    static Format of(List<MediaType> accepted) {
        for (MediaType wish : accepted) {
            for (Format format : values()) {
                if (wish.isCompatible(format.range) || isOtherName(wish, format)) {
                    return format;
                }
            }
        }
        return JSON;
    }

    private static boolean isOtherName(MediaType wish, Format format) {
        return format == JSON_LINES && wish.isCompatible(MediaType.valueOf(Formats.JSONL));
    }
}
