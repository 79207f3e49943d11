package io.voicesdr.tenant;

import io.voicesdr.core.tenant.Holidays;
import io.voicesdr.core.tenant.OpenHours;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * A tenant's {@code holidays.yaml} as it is now: a line a day, {@code 12-25: closed} every year, {@code 2026-12-24:
 * 08:00-12:00} once.
 *
 * @param fingerprint of the content; empty when there is no file
 */
record HolidayFile(Holidays holidays, List<Problem> problems, String fingerprint) {

    static final String FILE = "holidays.yaml";
    static final HolidayFile NONE = new HolidayFile(Holidays.NONE, List.of(), "");

    private static final String DAYS = "write a day as 12-25 (every year) or 2026-02-17 (once)";

    static HolidayFile of(Path tenant) {
        Path file = tenant.resolve(FILE);
        if (!Files.exists(file)) {
            return NONE;
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] content = in.readNBytes(TenantReader.MAX_BYTES + 1);
            return read(content);
        } catch (IOException e) {
            String why = "can't be read (%s); let the user that runs the bot read it"
                    .formatted(e.getClass().getSimpleName());
            return new HolidayFile(Holidays.NONE, List.of(new Problem(0, "", why)), why);
        }
    }

    /** Never throws, whatever the file holds. */
    static HolidayFile read(byte[] content) {
        Problems problems = new Problems();
        if (content.length > TenantReader.MAX_BYTES) {
            problems.add(
                    0, "", "the file is larger than " + TenantReader.MAX_BYTES / 1024 + " KiB; is it the right one?");
        }
        Holidays holidays = problems.isEmpty()
                ? Utf8.decode(content, problems)
                        .flatMap(text -> YamlTree.of(text, problems))
                        .filter(node -> !node.getTag().equals(Tag.NULL))
                        .map(root -> days(root, problems))
                        .orElse(Holidays.NONE)
                : Holidays.NONE;
        return new HolidayFile(holidays, problems.list(), "holidays=" + ConfigHash.of(content));
    }

    private static Holidays days(Node root, Problems problems) {
        if (!(root instanceof MappingNode mapping)) {
            problems.add(root, "", "\"day: closed\" lines belong here; " + DAYS);
            return Holidays.NONE;
        }
        Map<LocalDate, List<OpenHours>> dates = new HashMap<>();
        Map<MonthDay, List<OpenHours>> yearly = new HashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                problems.add(tuple.getKeyNode(), "", DAYS);
                continue;
            }
            String day = key.getValue().strip();
            Optional<List<OpenHours>> hours = hours(tuple.getValueNode(), day, problems);
            boolean twice = hours.isPresent() && !add(day, hours.get(), dates, yearly, key, problems);
            if (twice) {
                problems.add(key, day, "stands twice; keep one");
            }
        }
        return new Holidays(dates, yearly);
    }

    private static boolean add(
            String day,
            List<OpenHours> hours,
            Map<LocalDate, List<OpenHours>> dates,
            Map<MonthDay, List<OpenHours>> yearly,
            ScalarNode key,
            Problems problems) {
        try {
            return day.length() <= "12-25".length()
                    ? yearly.putIfAbsent(MonthDay.parse("--" + day), hours) == null
                    : dates.putIfAbsent(LocalDate.parse(day), hours) == null;
        } catch (DateTimeException e) {
            problems.add(key, day, "is not a day; " + DAYS);
            return true;
        }
    }

    private static Optional<List<OpenHours>> hours(Node value, String day, Problems problems) {
        try {
            if (!(value instanceof ScalarNode scalar) || scalar.getTag().equals(Tag.NULL)) {
                throw new Values.Wrong("write closed, or hours such as 08:00-12:00");
            }
            String text = scalar.getValue().strip();
            boolean closed = text.toLowerCase(Locale.ROOT).equals("closed");
            return Optional.of(closed ? List.of() : HoursReader.hours().of(text));
        } catch (Values.Wrong wrong) {
            problems.add(value, day, wrong.getMessage());
            return Optional.empty();
        }
    }
}
