package io.voicesdr.core.team;

import io.voicesdr.core.Rows;
import io.voicesdr.core.answer.Answer.LeadFact;
import io.voicesdr.core.message.Content;
import io.voicesdr.core.message.Delivery;
import io.voicesdr.core.message.Jid;
import io.voicesdr.core.message.Message;
import io.voicesdr.core.message.Origin;
import io.voicesdr.core.message.Quote;
import io.voicesdr.core.signature.SignatureCodec;
import io.voicesdr.core.tenant.LeadRules;
import io.voicesdr.core.tenant.LeadRules.Criterion;
import io.voicesdr.core.text.Language;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * Team chats made up by chance: cards, notices, commands, reactions and forgeries about few customers, as several copies each
 * (heard, stored, stored again with other states, edited, deleted), some twice, in any order.
 */
public final class TeamTalk {
    public static final SignatureCodec CODEC = new SignatureCodec("loja", List.of("k"));

    private static final Jid GROUP = Jid.of("120363000000000001@g.us");
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final LeadRules RULES = new LeadRules(List.of(new Criterion("prazo", 1, "")), 60, 80);
    private static final List<Jid> CUSTOMERS = List.of(
            Jid.of("5511999990001@s.whatsapp.net"),
            Jid.of("551199990001@s.whatsapp.net"),
            Jid.of("5511999990002@s.whatsapp.net"),
            Jid.of("188877766655544@lid"));
    private static final List<String> COMMANDS =
            List.of("/bot", "/pausa", "/assumo", "/contatado", "/ganho", "/perdido", "/fato prazo = já", "bom dia");
    private static final List<String> EMOJIS = List.of("👍", "✅", "❌", "🤖", "🙋🏾‍♀️", "😀", "");
    private static final List<String> NAMES = List.of("Bia", "Carlos", "", "Você");

    private final Random random;
    private final long skewMillis;
    private final List<Message> copies = new ArrayList<>();

    private TeamTalk(long seed) {
        this.random = new Random(seed);
        this.skewMillis = random.nextInt(3) * 20_000L - 20_000L;
    }

    /** Every copy of some {@code count} messages, in any order. */
    public static List<Message> copies(long seed, int count) {
        TeamTalk talk = new TeamTalk(seed);
        Instant at = NOON;
        for (int number = 0; number < count; number++) {
            at = at.plusSeconds(talk.random.nextInt(4) * talk.random.nextInt(120));
            talk.say(number, at);
        }
        Collections.shuffle(talk.copies, talk.random);
        return talk.copies;
    }

    /** A card of ours about the {@code number}th of many customers, as a reading shows it. */
    public static Message card(int number) {
        Jid customer = Jid.of("55119%08d@s.whatsapp.net".formatted(number));
        Instant at = NOON.plusSeconds(number * 30L);
        return new Message(
                "M" + number,
                Rows.cuid(at.plusMillis(200), number),
                GROUP,
                Optional.empty(),
                true,
                at,
                "Você",
                signed(new Card(CardKind.CALL, customer, "Maria", "pediu", List.of(), List.of("oi", "tem?"))),
                Origin.UNKNOWN,
                Optional.empty(),
                Set.of());
    }

    private void say(int number, Instant at) {
        Content content = content(number);
        boolean byUs =
                content instanceof Content.Text text && CODEC.read(text.text()).isPresent() && !isOne(10);
        boolean fromMe = byUs || isOne(3);
        Origin origin = byUs || isOne(10) ? one(List.of(Origin.UNKNOWN, Origin.API)) : Origin.DEVICE;
        Message live = new Message(
                "K" + number,
                "",
                GROUP,
                Optional.empty(),
                fromMe,
                at,
                byUs ? "Você" : one(NAMES),
                content,
                origin,
                isOne(2) ? Optional.of(new Quote(target(number), "…")) : Optional.empty(),
                Set.of());
        String rowId =
                isOne(12) ? "row" + number : Rows.cuid(at.plusMillis(skewMillis + random.nextInt(1_500)), number);
        boolean isHeard = isOne(2);
        if (isHeard) {
            add(live);
        }
        if (!isHeard || !isOne(5)) {
            add(stored(live, rowId, at, content, Set.of()));
            if (isOne(3)) {
                add(stored(live, rowId, at.plusSeconds(random.nextInt(2)), content, Set.of(Delivery.READ)));
            }
        }
        Instant later = at.plusSeconds(1L + random.nextInt(600));
        if (isOne(16)) {
            add(stored(live, rowId, later, content(number), Set.of(Delivery.EDITED)));
        }
        if (isOne(16)) {
            add(stored(live, rowId, later, new Content.Deleted(), Set.of(Delivery.DELETED)));
        }
    }

    private void add(Message copy) {
        copies.add(copy);
        if (isOne(5)) {
            copies.add(copy);
        }
    }

    private Message stored(Message live, String rowId, Instant at, Content content, Set<Delivery> deliveries) {
        return new Message(
                live.id(),
                rowId,
                GROUP,
                Optional.empty(),
                live.fromMe(),
                at,
                live.pushName(),
                content,
                live.origin() == Origin.UNKNOWN && isOne(2) ? Origin.API : live.origin(),
                live.quote(),
                deliveries);
    }

    private Content content(int number) {
        Jid customer = one(CUSTOMERS);
        return switch (random.nextInt(10)) {
            case 0, 1, 2 -> signed(card(customer));
            case 3 -> new Content.Text(CODEC.sign("Aviso", TeamFold.noticeMark("topic " + random.nextInt(3), "h")));
            case 4 -> new Content.Text(CODEC.sign(command(customer), TeamFold.commandMark("h")));
            case 5 -> new Content.Text(CODEC.sign("x" + command(customer), TeamFold.mark(card(customer), "h")));
            case 6, 7 -> new Content.Reaction(target(number), one(EMOJIS));
            default -> new Content.Text(command(customer));
        };
    }

    private Card card(Jid customer) {
        CardKind kind = one(
                List.of(CardKind.LEAD, CardKind.LEAD_UPDATE, CardKind.CALL, CardKind.CALL_AGAIN, CardKind.FALLBACK));
        List<LeadFact> facts = kind.isOfLead() ? List.of(new LeadFact("prazo", "logo", "logo")) : List.of();
        return new Card(kind, customer, "Maria", "pediu", facts, List.of("oi"));
    }

    private static Content signed(Card card) {
        String text = CardText.write(card, RULES, Language.PORTUGUESE, "");
        return new Content.Text(CODEC.sign(text, TeamFold.mark(card, "h")));
    }

    private String command(Jid customer) {
        String command = one(COMMANDS);
        return isOne(2) ? command.replaceFirst("^(/\\S+)", "$1 " + customer.user()) : command;
    }

    /** Mostly one of the messages before, sometimes one still to come, or none at all. */
    private String target(int number) {
        return "K" + Math.max(0, number + 2 - random.nextInt(12));
    }

    private boolean isOne(int in) {
        return random.nextInt(in) == 0;
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
