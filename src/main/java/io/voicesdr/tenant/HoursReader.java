package io.voicesdr.tenant;

import io.voicesdr.core.tenant.BusinessHours;
import io.voicesdr.core.tenant.BusinessHours.Outside;
import io.voicesdr.core.tenant.Holidays;
import io.voicesdr.core.tenant.OpenHours;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Reads {@code business_hours}. Pure. */
final class HoursReader {

    static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");

    private static final Pattern STRETCH =
            Pattern.compile("([01]?\\d|2[0-3]):([0-5]\\d) ?- ?([01]?\\d|2[0-4]):([0-5]\\d)");
    private static final String FORM = "write for example 08:00-18:00, or 08:00-12:00, 13:00-18:00 between quotes";

    private HoursReader() {}

    /** The hours of a file's section; a day without its own line is closed as soon as another one has hours. */
    static BusinessHours read(Section section, Holidays holidays) {
        Map<DayOfWeek, List<OpenHours>> week = new EnumMap<>(DayOfWeek.class);
        for (String key : keys(section)) {
            Optional<List<OpenHours>> hours = section.read(key, hoursOrClosed());
            hours.ifPresent(open -> days(key).forEach(day -> {
                if (week.putIfAbsent(day, open) != null) {
                    section.problems()
                            .add(
                                    section.scalar(key).orElseThrow(),
                                    section.path(key),
                                    DAYS.get(day.getValue() - 1) + " has hours already; keep one line for it");
                }
            }));
        }
        Outside outside = section.read("outside", Values.oneOf("answer", "notice", "silent"))
                .map(word -> Outside.valueOf(word.toUpperCase(Locale.ROOT)))
                .orElse(Outside.ANSWER);
        return new BusinessHours(week, holidays, outside);
    }

    private static List<String> keys(Section section) {
        return section.node().stream()
                .flatMap(node -> node.getValue().stream())
                .map(NodeTuple::getKeyNode)
                .filter(ScalarNode.class::isInstance)
                .map(node -> ((ScalarNode) node).getValue())
                .filter(key -> !days(key).isEmpty())
                .distinct()
                .toList();
    }

    /** The days that {@code mon} or {@code sat-mon} names; none for anything else. */
    private static List<DayOfWeek> days(String key) {
        String[] ends = key.split("-", -1);
        int from = DAYS.indexOf(ends[0]);
        int to = DAYS.indexOf(ends[ends.length - 1]);
        if (from < 0 || to < 0 || ends.length > 2) {
            return List.of();
        }
        List<DayOfWeek> days = new ArrayList<>();
        for (int day = from; ; day = (day + 1) % DAYS.size()) {
            days.add(DayOfWeek.of(day + 1));
            if (day == to) {
                return days;
            }
        }
    }

    private static Values.Parse<List<OpenHours>> hoursOrClosed() {
        return text -> text.strip().equals("closed") ? List.of() : hours().of(text);
    }

    /** One stretch or several with commas between them, in order, none into another. */
    static Values.Parse<List<OpenHours>> hours() {
        return text -> {
            List<OpenHours> hours = new ArrayList<>();
            for (String part : text.strip().split("\\s*,\\s*", -1)) {
                hours.add(stretch(part));
            }
            hours.sort(Comparator.comparingInt(OpenHours::from));
            for (int i = 1; i < hours.size(); i++) {
                if (hours.get(i).from() < hours.get(i - 1).to()) {
                    throw new Values.Wrong("the hours of a day run into one another; " + FORM);
                }
            }
            return hours;
        };
    }

    private static OpenHours stretch(String text) throws Values.Wrong {
        Matcher form = STRETCH.matcher(text);
        if (!form.matches()) {
            throw new Values.Wrong('"' + text + "\" is not a stretch of hours; " + FORM);
        }
        int from = minutes(form.group(1), form.group(2));
        int to = minutes(form.group(3), form.group(4));
        if (to > OpenHours.DAY || to == from) {
            throw new Values.Wrong('"' + text + "\" is not a stretch of hours; " + FORM);
        }
        return new OpenHours(from, to > from ? to : to + OpenHours.DAY);
    }

    private static int minutes(String hours, String minutes) {
        return Integer.parseInt(hours) * 60 + Integer.parseInt(minutes);
    }

    /** A time of the day, {@code 18:30}. */
    static Values.Parse<LocalTime> time() {
        return text -> {
            Matcher form = Pattern.compile("([01]?\\d|2[0-3]):([0-5]\\d)").matcher(text.strip());
            if (!form.matches()) {
                throw new Values.Wrong('"' + text.strip() + "\" is not a time of the day; write for example \"18:30\"");
            }
            return LocalTime.of(Integer.parseInt(form.group(1)), Integer.parseInt(form.group(2)));
        };
    }
}
