package io.voicesdr.catalogue;

import io.voicesdr.core.catalogue.Catalogue;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads a catalogue file (docs/tenant.md). Pure; thread-safe. */
public final class CatalogueReader {

    /** Larger files belong into a shop system behind a tool. */
    public static final int MAX_BYTES = 8 * 1024 * 1024;

    /** The endings of files that can be read. */
    public static final List<String> ENDINGS = List.of("csv", "xlsx", "yaml", "yml");

    private CatalogueReader() {}

    /**
     * What a file says.
     *
     * @param catalogue empty when there are problems
     * @param problems all of them, top to bottom; a long list is cut
     */
    public record Reading(Optional<Catalogue> catalogue, List<CatalogueProblem> problems) {
        public Reading {
            problems = List.copyOf(problems);
        }
    }

    /** Reads {@code content} of a file called {@code name}, whose ending tells the format. Never throws. */
    public static Reading read(String name, byte[] content) {
        if (content.length > MAX_BYTES) {
            return broken("the file is larger than " + MAX_BYTES / 1024 / 1024 + " MiB; is it the right one?");
        }
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        try {
            Table table = switch (ending) {
                case "csv" -> CsvTables.read(Texts.utf8(content));
                case "xlsx" -> XlsxTables.read(content);
                case "yaml", "yml" -> YamlTables.read(Texts.utf8(content));
                default -> throw new Unreadable(0, "the name must end in .csv, .xlsx or .yaml");
            };
            return new Items(table, hash(content)).reading();
        } catch (Unreadable e) {
            return new Reading(Optional.empty(), List.of(e.problem()));
        }
    }

    private static Reading broken(String message) {
        return new Reading(Optional.empty(), List.of(new CatalogueProblem(0, "", message)));
    }

    private static String hash(byte[] content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            return HexFormat.of().formatHex(digest).substring(0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
