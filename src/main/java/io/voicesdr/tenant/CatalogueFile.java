package io.voicesdr.tenant;

import io.voicesdr.catalogue.CatalogueReader;
import io.voicesdr.core.catalogue.Catalogue;
import io.voicesdr.tenant.FlowFiles.FileProblem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The catalogue in a tenant's folder, as it is now.
 *
 * @param names of the files that could be one; one is right, none is fine
 * @param content of the first
 * @param failure why it could not be read; empty when it could
 */
record CatalogueFile(List<String> names, byte[] content, String failure) {

    private static final String STEM = "catalogue.";

    /** @param catalogue empty when there are problems */
    record Reading(Optional<Catalogue> catalogue, List<FileProblem> problems) {}

    static CatalogueFile of(Path tenant) {
        List<String> names = CatalogueReader.ENDINGS.stream()
                .map(ending -> STEM + ending)
                .filter(name -> Files.isRegularFile(tenant.resolve(name)))
                .toList();
        if (names.isEmpty()) {
            return new CatalogueFile(names, new byte[0], "");
        }
        try (InputStream in = Files.newInputStream(tenant.resolve(names.getFirst()))) {
            return new CatalogueFile(names, in.readNBytes(CatalogueReader.MAX_BYTES + 1), "");
        } catch (IOException e) {
            String reason = "can't be read (%s); let the user that runs the bot read it"
                    .formatted(e.getClass().getSimpleName());
            return new CatalogueFile(names, new byte[0], reason);
        }
    }

    /** Empty when there is no file. */
    String fingerprint() {
        return names.isEmpty() ? "" : " " + names + "=" + ConfigHash.of(content) + failure;
    }

    Reading read() {
        if (names.isEmpty()) {
            return new Reading(Optional.of(Catalogue.EMPTY), List.of());
        }
        if (names.size() > 1) {
            return broken(new Problem(0, "", "there is also " + names.get(1) + "; keep one of them"));
        }
        if (!failure.isEmpty()) {
            return broken(new Problem(0, "", failure));
        }
        CatalogueReader.Reading reading = CatalogueReader.read(names.getFirst(), content);
        List<FileProblem> problems = reading.problems().stream()
                .map(problem -> new FileProblem(
                        names.getFirst(), new Problem(problem.line(), problem.column(), problem.message())))
                .toList();
        return new Reading(reading.catalogue(), problems);
    }

    private Reading broken(Problem problem) {
        return new Reading(Optional.empty(), List.of(new FileProblem(names.getFirst(), problem)));
    }
}
