package io.voicesdr.tenant;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Looks at the tenants' folder once. Every file is read whole each time and compared by content: they are few and
 * small, while sizes and times lie on bind mounts, network folders and after quick edits.
 */
final class TenantScan {

    static final String FILE = "tenant.yaml";

    /** Evolution itself takes nearly anything; this keeps out what can't stand in a webhook's path or a log line. */
    private static final Pattern INSTANCE = Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9 ._-]{0,78}[A-Za-z0-9_-])?");

    private final Path root;
    private final String shownRoot;
    private final TenantReader reader;
    private final Personas personas;
    private final KnowledgeFolder knowledge = new KnowledgeFolder();

    /** @param root as the operator wrote it: problems name files the same way */
    TenantScan(String root, TenantReader reader, Personas personas) {
        this.root = Path.of(root);
        this.shownRoot = root.replaceAll("[/\\\\]+$", "");
        this.reader = reader;
        this.personas = personas;
    }

    /** The state after a look at {@code now}. A folder that can't be read at all keeps every tenant as it was. */
    TenantSnapshot after(TenantSnapshot before, Instant now) {
        try (Stream<Path> entries = Files.list(root)) {
            Map<String, TenantFolder> folders = entries.filter(TenantScan::isTenant)
                    .map(path -> look(path, before, now))
                    .collect(Collectors.toMap(TenantFolder::instance, Function.identity(), (a, b) -> a, TreeMap::new));
            return new TenantSnapshot(folders, folders.isEmpty() ? List.of(noTenants(before, now)) : List.of());
        } catch (IOException | UncheckedIOException e) {
            return new TenantSnapshot(before.folders(), List.of(unreadableRoot(e, before, now)));
        }
    }

    private static boolean isTenant(Path path) {
        String name = path.getFileName().toString();
        return !name.startsWith(".") && !name.startsWith("_") && Files.isDirectory(path);
    }

    private TenantFolder look(Path path, TenantSnapshot snapshot, Instant now) {
        String instance = path.getFileName().toString();
        Optional<TenantFolder> before = snapshot.folder(instance);
        Content content = read(path.resolve(FILE));
        FlowFolder flows = FlowFolder.of(path);
        HolidayFile holidays = HolidayFile.of(path);
        CatalogueFile sold = CatalogueFile.of(path);
        KnowledgeFolder.Look written = knowledge.look(path, now);
        String fingerprint = Stream.of(
                        content.fingerprint(),
                        flows.fingerprint(),
                        holidays.fingerprint(),
                        sold.fingerprint(),
                        written.fingerprint())
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
        if (before.isPresent() && before.get().fingerprint().equals(fingerprint)) {
            return before.get();
        }
        return fold(instance, before, content, flows.read(), holidays, sold.read(), written, fingerprint, now);
    }

    private TenantFolder fold(
            String instance,
            Optional<TenantFolder> before,
            Content content,
            FlowFiles flows,
            HolidayFile holidays,
            CatalogueFile.Reading sold,
            KnowledgeFolder.Look written,
            String fingerprint,
            Instant now) {
        TenantReader.Reading reading = reading(instance, content, flows, holidays)
                .andBrokenBy(flows, holidays)
                .and(sold)
                .and(written);
        Optional<TenantFolder.Good> good =
                reading.tenant().map(tenant -> new TenantFolder.Good(tenant, personas.of(tenant.systemPrompt())));
        Optional<TenantFolder.Good> kept = good.or(() -> before.flatMap(TenantFolder::good));
        List<TenantProblem> known = before.map(TenantFolder::problems).orElse(List.of());
        List<TenantProblem> problems = Stream.of(
                        reading.problems().stream()
                                .map(problem -> problem(instance, FILE, problem, now, kept.isPresent())),
                        Stream.of(flows.problems(), sold.problems(), written.problems())
                                .flatMap(List::stream)
                                .map(wrong -> problem(instance, wrong.file(), wrong.problem(), now, kept.isPresent())),
                        holidays.problems().stream()
                                .map(wrong -> problem(instance, HolidayFile.FILE, wrong, now, kept.isPresent())))
                .flatMap(Function.identity())
                .map(problem -> since(known, problem))
                .toList();
        List<String> inactive = good.isPresent()
                ? reading.inactive()
                : before.map(TenantFolder::inactive).orElse(List.of());
        return new TenantFolder(instance, fingerprint, kept, problems, inactive);
    }

    private TenantReader.Reading reading(String instance, Content content, FlowFiles flows, HolidayFile holidays) {
        Problems problems = new Problems();
        if (!INSTANCE.matcher(instance).matches()) {
            problems.add(
                    0,
                    "",
                    "the folder can't be the name of an Evolution instance; use letters, digits, . _ - (a leading _ has it ignored)");
            return TenantReader.Reading.broken(problems);
        }
        return switch (content) {
            case Content.Read read -> reader.read(instance, read.bytes(), flows, holidays.holidays());
            case Content.Failed failed -> {
                problems.add(0, "", failed.message());
                yield TenantReader.Reading.broken(problems);
            }
        };
    }

    private TenantProblem problem(String instance, String name, Problem problem, Instant now, boolean kept) {
        String file = shownRoot + "/" + instance + "/" + name;
        return new TenantProblem(instance, file, problem.line(), problem.key(), problem.message(), now, kept);
    }

    private TenantProblem noTenants(TenantSnapshot before, Instant now) {
        String message = "no tenant here; make a folder named like the Evolution instance with a tenant.yaml in it";
        return since(before.problems(), new TenantProblem("", shownRoot, 0, "", message, now, false));
    }

    private TenantProblem unreadableRoot(Exception cause, TenantSnapshot before, Instant now) {
        boolean missing = cause instanceof NoSuchFileException;
        String what = missing ? "there is no such folder" : "the folder can't be read (" + cause + ")";
        String message = "%s (looked for %s); create it, or name another one in SDR_TENANTS"
                .formatted(what, root.toAbsolutePath().normalize());
        boolean kept = before.folders().values().stream()
                .anyMatch(folder -> folder.good().isPresent());
        return since(before.problems(), new TenantProblem("", shownRoot, 0, "", message, now, kept));
    }

    /** A problem that was there before keeps the moment at which it began. */
    private static TenantProblem since(List<TenantProblem> known, TenantProblem problem) {
        return known.stream().filter(problem::tellsTheSameAs).findFirst().orElse(problem);
    }

    private static Content read(Path file) {
        // a pipe would be waited for until somebody writes to it
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            return new Content.Failed("this is no file but a folder or a device; write the file");
        }
        try (InputStream in = Files.newInputStream(file)) {
            return new Content.Read(in.readNBytes(TenantReader.MAX_BYTES + 1));
        } catch (NoSuchFileException e) {
            return new Content.Failed(
                    "the file is missing; write it, or let the folder's name begin with _ to have it ignored");
        } catch (IOException e) {
            return new Content.Failed("can't be read (%s); let the user that runs the bot read it"
                    .formatted(e.getClass().getSimpleName()));
        }
    }

    /** What reading a file came to. */
    private sealed interface Content {
        String fingerprint();

        /** Compared by its fingerprint, never by equals. */
        record Read(byte[] bytes) implements Content {
            @Override
            public String fingerprint() {
                return ConfigHash.of(bytes);
            }
        }

        record Failed(String message) implements Content {
            @Override
            public String fingerprint() {
                return message;
            }
        }
    }
}
