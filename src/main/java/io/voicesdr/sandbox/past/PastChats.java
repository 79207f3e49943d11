package io.voicesdr.sandbox.past;

import io.voicesdr.sandbox.evolution.Customer;
import io.voicesdr.sandbox.evolution.Instance;
import io.voicesdr.sandbox.evolution.PastChat;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * Four weeks of a company's conversations: the same for the same seed, flows and moment. Every chat is played by itself, so
 * the newest are there first. Thread-safe.
 */
public final class PastChats {
    /** How far back the past goes. */
    public static final Duration REACH = Duration.ofDays(28);

    private static final List<String> FIRST = List.of(
            "Ana",
            "Bruno",
            "Camila",
            "Diego",
            "Elaine",
            "Felipe",
            "Gabriela",
            "Henrique",
            "Isabela",
            "José",
            "Karina",
            "Lucas",
            "Mariana",
            "Nelson",
            "Otávio",
            "Patrícia",
            "Rafaela",
            "Sérgio",
            "Tatiane",
            "Vinícius",
            "Yasmin");
    private static final List<String> LAST = List.of(
            "Silva",
            "Santos",
            "Oliveira",
            "Souza",
            "Lima",
            "Pereira",
            "Ferreira",
            "Costa",
            "Rodrigues",
            "Almeida",
            "Nascimento",
            "Carvalho",
            "Araújo",
            "Ribeiro",
            "Gomes",
            "Martins",
            "Barbosa");
    private static final double SHARE_WHO_RETURN = .15;

    /** The newest chats tell of every state that only lasts a day, in whatever hour the sandbox starts. */
    private static final List<Recent> RECENT = List.of(
            new Recent(Duration.ofMinutes(9), Plot.LEAVES),
            new Recent(Duration.ofMinutes(21), Plot.LEAVES),
            new Recent(Duration.ofMinutes(38), Plot.GOES_THROUGH),
            new Recent(Duration.ofMinutes(50), Plot.ASKS_FOR_PERSON),
            new Recent(Duration.ofHours(3), Plot.LEAVES),
            new Recent(Duration.ofHours(5), Plot.UNANSWERED),
            new Recent(Duration.ofHours(7), Plot.WAITS_FOR_PERSON),
            new Recent(Duration.ofHours(9), Plot.LEAVES),
            new Recent(Duration.ofHours(12), Plot.GOES_THROUGH),
            new Recent(Duration.ofHours(15), Plot.MODEL_DOWN));

    private record Recent(Duration ago, Plot plot) {}

    private final long seed;

    public PastChats(long seed) {
        this.seed = seed;
    }

    /**
     * A chat that was played.
     *
     * @param begins when its sessions began, oldest first
     * @param plots of these sessions
     * @param over whether the present came before its end
     */
    public record Played(Customer customer, List<Instant> begins, List<Plot> plots, boolean over) {}

    /** Fills {@code instance} with what {@code company} has lived through by {@code now}; takes seconds. */
    public List<Played> fill(Instance instance, Company company, Instant now) {
        return IntStream.range(0, company.script().chats())
                .mapToObj(number -> play(instance, company, number, now))
                .toList();
    }

    private Played play(Instance instance, Company company, int number, Instant now) {
        Dice dice = new Dice(seedOf(instance.name(), number));
        Customer customer = customer(number, instance.ownerJid(), dice);
        PastChat chat = new PastChat(instance, customer, dice.random());
        Optional<Recent> recent = number < RECENT.size() ? Optional.of(RECENT.get(number)) : Optional.empty();
        Rhythm rhythm = new Rhythm(company.tenant().timeZone());
        Instant begin = recent.map(one -> now.minus(one.ago()))
                .orElseGet(() -> rhythm.moment(now.minus(REACH), now.minus(Duration.ofHours(6)), dice));
        Plot plot = recent.map(Recent::plot).orElseGet(() -> Plot.any(dice));
        Clockwork clockwork = new Clockwork(company, customer.phone(), chat, dice, begin, now);
        Story story = new Story(company, clockwork, dice);
        List<Instant> begins = new ArrayList<>(List.of(begin));
        List<Plot> plots = new ArrayList<>(List.of(plot));
        story.play(plot);
        Instant soonest = clockwork
                .now()
                .plus(company.tenant().conversation().sessionTtl())
                .plus(Duration.ofHours(1));
        Instant latest = soonest.plus(Duration.ofDays(8));
        if (dice.chance(SHARE_WHO_RETURN) && latest.isBefore(now.minus(Duration.ofHours(6)))) {
            Plot next = dice.chance(.7) ? Plot.GOES_THROUGH : Plot.LEAVES;
            clockwork.at(rhythm.moment(soonest, latest, dice));
            begins.add(clockwork.now());
            plots.add(next);
            story.play(next);
        }
        chat.store();
        return new Played(customer, List.copyOf(begins), List.copyOf(plots), clockwork.isOver());
    }

    /** Numbers that no seeded customer has; every addressing there is. */
    private static Customer customer(int number, String ownerJid, Dice dice) {
        Customer.Addressing addressing = switch (dice.between(0, 9)) {
            case 0, 1 -> Customer.Addressing.LID;
            case 2, 3 -> Customer.Addressing.FLIPS;
            default -> Customer.Addressing.PHONE;
        };
        String region = ownerJid.substring(0, 4);
        return new Customer(
                dice.oneOf(FIRST) + " " + dice.oneOf(LAST),
                "%s97%07d@s.whatsapp.net".formatted(region, 1_000_000 + number * 7_919),
                String.format(Locale.ROOT, "16%s%09d@lid", region, 100_000_000 + number * 7_919),
                addressing);
    }

    private long seedOf(String instance, int number) {
        String name = seed + " " + instance + " " + number;
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).getMostSignificantBits();
    }
}
