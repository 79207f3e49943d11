package io.voicesdr.core.voice;

import static io.voicesdr.core.text.Language.PORTUGUESE;
import static io.voicesdr.core.voice.Readings.cents;
import static io.voicesdr.core.voice.Readings.whole;

import io.voicesdr.core.text.CalendarWords;
import io.voicesdr.core.text.Language;
import io.voicesdr.core.voice.Readings.Rule;
import java.time.Month;
import java.util.List;
import java.util.regex.MatchResult;

/** Portuguese as Brazilians say it. */
final class PortugueseReadings {

    /** Brazilian figures: points between thousands, a comma before decimals. */
    private static final String FIGURE = "(\\d{1,3}(?:\\.\\d{3})+|\\d+)(?:,(\\d{1,2}))?(?!\\d)";

    private static final String WORD_START = "(?<![\\p{L}\\d])";
    private static final String WORD_END = "(?![\\p{L}\\d])";

    static final Readings ALL = new Readings(List.of(
            Rule.of(
                    "R\\$[ \u00A0]?" + FIGURE + "[ \u00A0](mil|milhão|milhões|bilhão|bilhões)" + WORD_END,
                    found -> decimal(found.group(1), found.group(2)) + " " + found.group(3)
                            + (found.group(3).equals("mil") ? " reais" : " de reais")),
            Rule.of("R\\$[ \u00A0]?" + FIGURE, found -> money(found, "real", "reais")),
            Rule.of("(?:US|U)\\$[ \u00A0]?" + FIGURE, found -> money(found, "dólar", "dólares")),
            Rule.of("€[ \u00A0]?" + FIGURE, found -> money(found, "euro", "euros")),
            Rule.of(
                    WORD_START + "(?:\\+?55[ -]?)?\\(?0?(\\d{2})\\)?[ -]?(\\d{4,5})[ -](\\d{4})(?!\\d)",
                    found -> grouped(found.group(1), found.group(2), found.group(3))),
            Rule.of(
                    WORD_START + "(?:\\+?55)?(\\d{2})(9\\d{4})(\\d{4})(?!\\d)",
                    found -> grouped(found.group(1), found.group(2), found.group(3))),
            Rule.of(
                    WORD_START + "(0[38]00)[ -]?(\\d{3})[ -]?(\\d{4})(?!\\d)",
                    found -> grouped(found.group(1), found.group(2), found.group(3))),
            Rule.of(WORD_START + "(\\d{5})-(\\d{3})(?!\\d)", found -> grouped(found.group(1), found.group(2))),
            Rule.of(
                    WORD_START + "(0?[1-9]|[12]\\d|3[01])/(0?[1-9]|1[0-2])(?:/(\\d{4}|\\d{2}))?(?![\\d/])",
                    PortugueseReadings::date),
            Rule.of(
                    WORD_START + "(\\d{1,2})h? ?(?:-|–|a|às) ?(\\d{1,2})h(?:s|rs)?" + WORD_END,
                    found -> clock(whole(found.group(1)), 0) + " às " + clock(whole(found.group(2)), 0)),
            Rule.of(
                    WORD_START + "([01]?\\d|2[0-3])(?::|h)([0-5]\\d)(?:h|min|hs)?" + WORD_END,
                    found -> clock(whole(found.group(1)), whole(found.group(2)))),
            Rule.of(WORD_START + "(\\d{1,2})[ ]?(?:h|hs|hrs)" + WORD_END, found -> clock(whole(found.group(1)), 0)),
            Rule.of(WORD_START + "(\\d{1,3})[ ]?min" + WORD_END, found -> found.group(1) + " minutos"),
            Rule.of(
                    WORD_START + "(\\d{1,3})x" + WORD_END,
                    found -> SpokenNumber.feminine(whole(found.group(1)), PORTUGUESE)
                            + (whole(found.group(1)) == 1 ? " vez" : " vezes")),
            Rule.of(FIGURE + "[ ]?%", found -> decimal(found.group(1), found.group(2)) + " por cento"),
            Rule.of(FIGURE + "[ ]?m²", found -> decimal(found.group(1), found.group(2)) + " metros quadrados"),
            Rule.of(FIGURE + "[ ]?m³", found -> decimal(found.group(1), found.group(2)) + " metros cúbicos"),
            Rule.of(
                    FIGURE + "[ ]?km/h" + WORD_END,
                    found -> decimal(found.group(1), found.group(2)) + " quilômetros por hora"),
            unit("km", "quilômetro", "quilômetros"),
            unit("kg", "quilo", "quilos"),
            unit("cm", "centímetro", "centímetros"),
            unit("mm", "milímetro", "milímetros"),
            unit("ml", "mililitro", "mililitros"),
            unit("m", "metro", "metros"),
            unit("g", "grama", "gramas"),
            unit("(?:L|l|lt)", "litro", "litros"),
            unit("°C", "grau", "graus"),
            unit("cv", "cavalo", "cavalos"),
            Rule.of(WORD_START + "([1-9]|10)º" + WORD_END, found -> ordinal(found.group(1), "o")),
            Rule.of(WORD_START + "([1-9]|10)ª" + WORD_END, found -> ordinal(found.group(1), "a")),
            Rule.of("(?i)" + WORD_START + "(?:n[º°]|nr\\.|n\\.[º°])(?= ?\\d)", "número "),
            Rule.of(
                    "(\\d)[ ]?[-–][ ]?(\\d+ (?:dias|anos|meses|semanas|pessoas|minutos|horas|vezes))",
                    found -> found.group(1) + " a " + found.group(2)),
            Rule.of(
                    WORD_START + "(\\d{1,3}(?:\\.\\d{3})+)(?:,(\\d{1,2}))?" + WORD_END,
                    found -> decimal(found.group(1), found.group(2))),
            Rule.of(WORD_START + "(\\d+),(\\d{1,2})" + WORD_END, found -> decimal(found.group(1), found.group(2))),
            word("Sr\\.", "senhor"),
            word("Sra\\.", "senhora"),
            word("Srta\\.", "senhorita"),
            word("Dr\\.", "doutor"),
            word("Dra\\.", "doutora"),
            word("Profa\\.", "professora"),
            word("Prof\\.", "professor"),
            word("Av\\.", "avenida"),
            Rule.of(WORD_START + "R\\.(?= ?\\p{Lu})", "rua"),
            word("Al\\.", "alameda"),
            word("Pç?a?\\.(?= ?\\p{Lu})", "praça"),
            word("Jd\\.", "jardim"),
            word("Rod\\.", "rodovia"),
            word("Km\\.", "quilômetro"),
            word("[Aa]pto?\\.", "apartamento"),
            word("[Ll]td?a\\.", "limitada"),
            word("[Tt]els?\\.", "telefone"),
            word("[Cc]el\\.", "celular"),
            word("[Oo]bs\\.", "observação"),
            word("[Ee]x\\.", "exemplo"),
            word("[Ee]tc\\.", "etcétera"),
            word("[Mm][ií]n\\.", "mínimo"),
            word("[Mm][aá]x\\.", "máximo"),
            word("[Aa]prox\\.", "aproximadamente"),
            word("[Pp]/", "para "),
            word("[Cc]/", "com "),
            word("[Ss]/", "sem "),
            word("vcs", "vocês"),
            word("vc", "você"),
            word("pq", "porque"),
            word("tb|tbm", "também"),
            Rule.of(" & ", " e "),
            Rule.of("(?<=\\d) ?\\+ ?(?=\\d)", " mais "),
            Rule.of("\\+ ?(?=\\d)", "mais de ")));

    private PortugueseReadings() {}

    private static Rule word(String pattern, String words) {
        return Rule.of(WORD_START + "(?:" + pattern + ")" + (pattern.matches(".*[./]$|.*\\)$") ? "" : WORD_END), words);
    }

    private static Rule unit(String sign, String one, String many) {
        return Rule.of(
                WORD_START + FIGURE + "[ ]?" + sign + WORD_END,
                found -> decimal(found.group(1), found.group(2)) + " "
                        + (whole(found.group(1)) == 1 && found.group(2) == null ? one : many));
    }

    private static String money(MatchResult found, String one, String many) {
        long whole = whole(found.group(1));
        long cents = cents(found.group(2));
        String units = SpokenNumber.of(whole, PORTUGUESE)
                + (whole >= 1_000_000 && whole % 1_000_000 == 0 ? " de " : " ")
                + (whole == 1 ? one : many);
        String hundredths = SpokenNumber.of(cents, PORTUGUESE) + (cents == 1 ? " centavo" : " centavos");
        if (cents == 0) {
            return units;
        }
        return whole == 0 ? hundredths : units + " e " + hundredths;
    }

    private static String decimal(String whole, @org.jspecify.annotations.Nullable String decimals) {
        String words = SpokenNumber.of(whole(whole), PORTUGUESE);
        if (decimals == null || decimals.isEmpty() || decimals.matches("0+")) {
            return words;
        }
        String fraction = decimals.startsWith("0")
                ? SpokenNumber.digits(decimals, PORTUGUESE)
                : SpokenNumber.of(Long.parseLong(decimals), PORTUGUESE);
        return words + " vírgula " + fraction;
    }

    private static String date(MatchResult found) {
        long day = whole(found.group(1));
        String month = CalendarWords.month(Month.of((int) whole(found.group(2))), Language.PORTUGUESE);
        String year = found.group(3);
        String spoken = (day == 1 ? "primeiro" : SpokenNumber.of(day, PORTUGUESE)) + " de " + month;
        if (year == null) {
            return spoken;
        }
        return spoken + " de " + SpokenNumber.of(year.length() == 2 ? 2000 + whole(year) : whole(year), PORTUGUESE);
    }

    private static String clock(long hour, long minute) {
        if (hour == 0) {
            return "meia-noite" + (minute == 0 ? "" : " e " + SpokenNumber.of(minute, PORTUGUESE));
        }
        String hours = SpokenNumber.feminine(hour, PORTUGUESE);
        return minute == 0
                ? hours + (hour == 1 ? " hora" : " horas")
                : hours + " e " + SpokenNumber.of(minute, PORTUGUESE);
    }

    private static String grouped(String... groups) {
        return String.join(
                ", ",
                java.util.Arrays.stream(groups)
                        .map(group -> SpokenNumber.digits(group, PORTUGUESE))
                        .toList());
    }

    private static String ordinal(String figure, String ending) {
        String stem = List.of(
                        "primeir", "segund", "terceir", "quart", "quint", "sext", "sétim", "oitav", "non", "décim")
                .get((int) whole(figure) - 1);
        return stem + ending;
    }
}
