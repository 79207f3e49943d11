package io.voicesdr.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A process under load, seen from outside: what Linux says about it, and its own record of collections. */
record Subject(long pid, Path gcLog) {

    private static final Pattern COLLECTED = Pattern.compile("Pause .* (\\d+)([KM])->(\\d+)([KM])\\(");
    private static final double TICKS_PER_SECOND = 100;

    /** CPU seconds since its start, of all its threads. */
    double cpuSeconds() throws IOException {
        String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_PER_SECOND;
    }

    /** Resident memory in MB. */
    double residentMegabytes() throws IOException {
        return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                        .filter(line -> line.startsWith("VmRSS:"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                        .sum()
                / 1024.0;
    }

    /** Megabytes allocated and collected since the start; what the youngest collection has not seen is missing. */
    double allocatedMegabytes() throws IOException {
        if (!Files.exists(gcLog)) {
            return Double.NaN;
        }
        List<Matcher> pauses = Files.readAllLines(gcLog).stream()
                .map(COLLECTED::matcher)
                .filter(Matcher::find)
                .toList();
        double allocated = 0;
        double left = 0;
        for (Matcher pause : pauses) {
            allocated += megabytes(pause, 1) - left;
            left = megabytes(pause, 3);
        }
        return allocated;
    }

    private static double megabytes(Matcher pause, int group) {
        double number = Double.parseDouble(pause.group(group));
        return pause.group(group + 1).equals("K") ? number / 1024 : number;
    }
}
