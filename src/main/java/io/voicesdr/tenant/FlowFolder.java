package io.voicesdr.tenant;

import io.voicesdr.core.flow.Flow;
import io.voicesdr.tenant.FlowFiles.FileProblem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The files of a tenant's {@code flows} folder, as they are now. */
record FlowFolder(List<Found> files) {

    private static final String FOLDER = "flows";
    private static final String ENDING = ".yaml";
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9_-]{0,39}");

    /** @param failure why it could not be read; empty when it could */
    private record Found(String name, byte[] content, String failure) {}

    static FlowFolder of(Path tenant) {
        Path folder = tenant.resolve(FOLDER);
        if (!Files.isDirectory(folder)) {
            return new FlowFolder(List.of());
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return new FlowFolder(entries.filter(FlowFolder::isFlow)
                    .sorted()
                    .map(FlowFolder::read)
                    .toList());
        } catch (IOException | UncheckedIOException e) {
            return new FlowFolder(List.of(new Found("", new byte[0], reason(e))));
        }
    }

    private static boolean isFlow(Path path) {
        String name = path.getFileName().toString();
        boolean yaml = name.endsWith(ENDING) || name.endsWith(".yml");
        return yaml && !name.startsWith(".") && !name.startsWith("_") && Files.isRegularFile(path);
    }

    private static Found read(Path path) {
        String name = path.getFileName().toString();
        try (InputStream in = Files.newInputStream(path)) {
            return new Found(name, in.readNBytes(TenantReader.MAX_BYTES + 1), "");
        } catch (IOException e) {
            return new Found(name, new byte[0], reason(e));
        }
    }

    private static String reason(Exception cause) {
        return "can't be read (%s); let the user that runs the bot read it"
                .formatted(cause.getClass().getSimpleName());
    }

    /** Empty when there are no files. */
    String fingerprint() {
        return files.stream()
                .map(file -> file.name + "=" + ConfigHash.of(file.content) + file.failure)
                .collect(Collectors.joining(" "));
    }

    FlowFiles read() {
        List<Flow> flows = new ArrayList<>();
        Set<String> broken = new HashSet<>();
        List<FileProblem> problems = new ArrayList<>();
        for (Found file : files) {
            String id = file.name.replaceAll("\\.ya?ml$", "");
            FlowReader.Reading reading = reading(id, file);
            reading.flow().ifPresentOrElse(flows::add, () -> broken.add(id));
            String shown = file.name.isEmpty() ? FOLDER : FOLDER + "/" + file.name;
            reading.problems().forEach(problem -> problems.add(new FileProblem(shown, problem)));
        }
        return new FlowFiles(flows, broken, problems);
    }

    private static FlowReader.Reading reading(String id, Found file) {
        if (!file.failure.isEmpty()) {
            return FlowReader.Reading.broken(new Problem(0, "", file.failure));
        }
        if (!file.name.endsWith(ENDING)) {
            return FlowReader.Reading.broken(new Problem(0, "", "the name must end in .yaml"));
        }
        return ID.matcher(id).matches()
                ? FlowReader.read(id, file.content)
                : FlowReader.Reading.broken(
                        new Problem(0, "", "the name must be of a-z, 0-9, _ and -, for example qualificacao.yaml"));
    }
}
