package io.voicesdr.ops.doctor;

import io.voicesdr.ops.doctor.Finding.Seen;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is known of Evolution's versions (evolution/CONTRACT.md §1). Pure. */
final class Versions {
    private static final String CODE = "EVOLUTION_VERSION";
    private static final Pattern NUMBER = Pattern.compile("(\\d+)\\.(\\d+)\\.(\\d+).*");

    private Versions() {}

    static Finding of(String version) {
        Matcher number = NUMBER.matcher(version);
        if (!number.matches()) {
            return Finding.warn(
                    CODE,
                    Seen.of("version_none", "no version"),
                    "Check that EVOLUTION_URL points at Evolution 2.3 itself.");
        }
        int major = Integer.parseInt(number.group(1));
        int minor = Integer.parseInt(number.group(2));
        int patch = Integer.parseInt(number.group(3));
        if (major != 2 || minor < 3 || minor == 3 && patch < 6) {
            return Finding.warn(CODE, seen("version_untried", version), "Tried with 2.3.6 and 2.3.7: use one of them.");
        }
        if (minor >= 4) {
            return Finding.warn(
                    CODE,
                    seen("version_license", version),
                    "From 2.4 on every call answers 503 until the instance is registered: use 2.3.7.");
        }
        String remedy =
                "Newly paired phones may get error 463 (accepted, never delivered): if messages stay undelivered,"
                        + " use an image with baileys 7.0.0-rc13.";
        return patch == 6
                ? Finding.warn(
                        CODE, seen("version_463_labels", version), remedy + " Labels fail on Postgres in this version.")
                : Finding.warn(CODE, seen("version_463", version), remedy);
    }

    private static Seen seen(String word, String version) {
        return Seen.of(word, "%s", version);
    }
}
