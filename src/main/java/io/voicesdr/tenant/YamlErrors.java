package io.voicesdr.tenant;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/** What a YAML parser complains about, in the words of somebody who edits a settings file. */
final class YamlErrors {

    private YamlErrors() {}

    /** Adds what {@code error} means to {@code problems}. */
    static void explain(MarkedYAMLException error, String text, Problems problems) {
        int line = lineOf(error.getProblemMark());
        String problem = error.getProblem() == null ? "" : error.getProblem();
        if (problem.contains("TAB") || isIndentedWithTab(text, line)) {
            problems.add(line, "", "the line is indented with a tab; use spaces");
        } else if (problem.contains("mapping values are not allowed")) {
            problems.add(
                    line, "", "a \": \" too much or a wrong indent; put text that has \": \" in it between quotes");
        } else if (problem.contains("unexpected end of stream") && isQuote(error)) {
            problems.add(lineOf(error.getContextMark()), "", "the quote opened here is never closed");
        } else if (problem.contains("could not find expected ':'")) {
            int keyLine = error.getContextMark() == null ? line : lineOf(error.getContextMark());
            problems.add(
                    keyLine,
                    "",
                    "this is not a \"key: value\" line; text of several lines belongs indented below \"key: |\"");
        } else if (problem.startsWith("expected ',' or")) {
            problems.add(lineOf(error.getContextMark()), "", "a { or [ that begins here is not closed");
        } else if (problem.contains("that cannot start any token") || problem.startsWith("unexpected character")) {
            problems.add(line, "", "a value can't begin with " + characterAt(error) + "; put the text between quotes");
        } else if (problem.startsWith("expected <block end>")) {
            problems.add(line, "", "the line's indent fits nothing above it");
        } else if (problem.contains("but found another document")) {
            problems.add(line, "", "a second document begins here (---); one file is one tenant");
        } else {
            problems.add(line, "", "this is not valid YAML: " + oneLine(problem));
        }
    }

    private static boolean isQuote(MarkedYAMLException error) {
        return error.getContext() != null && error.getContext().contains("quoted scalar");
    }

    private static boolean isIndentedWithTab(String text, int line) {
        String content = text.lines().skip(line - 1L).findFirst().orElse("");
        return content.substring(0, content.length() - content.stripLeading().length())
                .contains("\t");
    }

    private static String characterAt(MarkedYAMLException error) {
        Mark mark = error.getProblemMark();
        int[] buffer = mark.getBuffer();
        return mark.getPointer() < buffer.length ? Character.toString(buffer[mark.getPointer()]) : "that character";
    }

    private static int lineOf(@Nullable Mark mark) {
        return mark == null ? 1 : mark.getLine() + 1;
    }

    private static String oneLine(String problem) {
        return problem.replaceAll("\\s+", " ").strip();
    }
}
