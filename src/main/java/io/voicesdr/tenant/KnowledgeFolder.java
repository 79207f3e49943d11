package io.voicesdr.tenant;

import io.voicesdr.core.knowledge.Document;
import io.voicesdr.core.knowledge.Knowledge;
import io.voicesdr.knowledge.KnowledgeReader;
import io.voicesdr.tenant.FlowFiles.FileProblem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The files of tenants' {@code knowledge} folders. They may be large, so that a file is read again only when its size, time
 * or identity changed, and now and then anyway, because these lie on some file systems. Not thread-safe.
 */
final class KnowledgeFolder {

    static final String FOLDER = "knowledge";

    /** More than an assistant's folder; somebody mounted the wrong one. */
    static final int MAX_FILES = 500;

    /** Of all texts of a tenant: the search over them stays in memory. */
    static final int MAX_CHARS = 4_000_000;

    private static final int MAX_DEPTH = 5;
    private static final Duration READ_ANYWAY = Duration.ofMinutes(5);

    /**
     * The folder as it is.
     *
     * @param fingerprint of all content; empty when there is none
     * @param knowledge empty when there are problems
     */
    record Look(String fingerprint, Optional<Knowledge> knowledge, List<FileProblem> problems) {
        Look {
            problems = List.copyOf(problems);
        }
    }

    private static final Look NOTHING = new Look("", Optional.of(Knowledge.EMPTY), List.of());

    private record Stamp(
            long size, FileTime modified, @Nullable Object key) {}

    private record Seen(Stamp stamp, Instant readAt, String hash, KnowledgeReader.Reading reading) {}

    private record Folder(Map<String, Seen> files, Look look) {}

    private final Map<Path, Folder> folders = new HashMap<>();

    Look look(Path tenant, Instant now) {
        Path folder = tenant.resolve(FOLDER);
        if (!Files.isDirectory(folder)) {
            folders.remove(tenant);
            return NOTHING;
        }
        Folder before = folders.getOrDefault(tenant, new Folder(Map.of(), NOTHING));
        try {
            Map<String, Seen> files = new TreeMap<>();
            for (Path file : files(folder)) {
                String name = folder.relativize(file).toString().replace('\\', '/');
                files.put(name, seen(name, file, now, before.files().get(name)));
            }
            String fingerprint = fingerprint(files);
            Look look = fingerprint.equals(before.look().fingerprint()) ? before.look() : read(files, fingerprint);
            folders.put(tenant, new Folder(files, look));
            return look;
        } catch (IOException | UncheckedIOException e) {
            String reason = "can't be read (%s); let the user that runs the bot read it"
                    .formatted(e.getClass().getSimpleName());
            return broken(FOLDER + "=" + reason, new FileProblem(FOLDER, new Problem(0, "", reason)));
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> entries = Files.walk(folder, MAX_DEPTH)) {
            return entries.filter(path -> isMeant(folder.relativize(path)))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .limit(MAX_FILES + 1L)
                    .toList();
        }
    }

    /** What begins with . or _ is ignored, and what office programs leave beside an open file. */
    private static boolean isMeant(Path below) {
        for (Path part : below) {
            if (part.toString().matches("[._~].*|Thumbs\\.db|desktop\\.ini")) {
                return false;
            }
        }
        return true;
    }

    private static Seen seen(String name, Path file, Instant now, @Nullable Seen before) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        Stamp stamp = new Stamp(attributes.size(), attributes.lastModifiedTime(), attributes.fileKey());
        if (before != null
                && before.stamp().equals(stamp)
                && now.isBefore(before.readAt().plus(READ_ANYWAY))) {
            return before;
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] content = in.readNBytes(KnowledgeReader.MAX_BYTES + 1);
            String hash = ConfigHash.of(content);
            return before != null && before.hash().equals(hash)
                    ? new Seen(stamp, now, hash, before.reading())
                    : new Seen(stamp, now, hash, KnowledgeReader.read(name, content));
        }
    }

    private static String fingerprint(Map<String, Seen> files) {
        return files.entrySet().stream()
                .map(file ->
                        FOLDER + "/" + file.getKey() + "=" + file.getValue().hash())
                .collect(Collectors.joining(" "));
    }

    private static Look read(Map<String, Seen> files, String fingerprint) {
        if (files.size() > MAX_FILES) {
            return broken(fingerprint, folder("there are more than " + MAX_FILES + " files; is it the right folder?"));
        }
        List<FileProblem> problems = new ArrayList<>();
        List<Document> documents = new ArrayList<>();
        files.forEach((name, seen) -> {
            seen.reading().document().ifPresent(documents::add);
            seen.reading()
                    .problem()
                    .map(problem -> new Problem(problem.line(), "", problem.message()))
                    .ifPresent(problem -> problems.add(new FileProblem(FOLDER + "/" + name, problem)));
        });
        long characters = documents.stream()
                .mapToLong(document -> document.text().length())
                .sum();
        if (characters > MAX_CHARS) {
            problems.add(folder("the files hold %d characters of text, at most %d can be kept; leave some out"
                    .formatted(characters, MAX_CHARS)));
        }
        return problems.isEmpty()
                ? new Look(fingerprint, Optional.of(new Knowledge(documents)), List.of())
                : new Look(fingerprint, Optional.empty(), problems);
    }

    private static FileProblem folder(String message) {
        return new FileProblem(FOLDER, new Problem(0, "", message));
    }

    private static Look broken(String fingerprint, FileProblem problem) {
        return new Look(fingerprint, Optional.empty(), List.of(problem));
    }
}
