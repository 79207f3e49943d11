package io.voicesdr.sandbox.past;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.voicesdr.core.answer.Bubbles;
import io.voicesdr.core.decision.Decision;
import io.voicesdr.core.decision.Policy;
import io.voicesdr.core.flow.FlowState;
import io.voicesdr.core.history.Entry;
import io.voicesdr.core.history.History;
import io.voicesdr.core.message.ChatRef;
import io.voicesdr.core.message.Message;
import io.voicesdr.core.state.ConversationState;
import io.voicesdr.core.state.FlowReplay;
import io.voicesdr.core.state.Replay;
import io.voicesdr.core.tenant.Tenant;
import io.voicesdr.evolution.MessageMapper;
import io.voicesdr.sandbox.evolution.PastChat;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One chat with a clock of its own. What is written goes through the mapper of the product, what the bot does is decided
 * by the core, so that whoever replays the rows finds what was decided. Nothing happens after the end. Not thread-safe.
 */
final class Clockwork {
    /** A turn takes less, so what the bot says to the last message is said before the end, too. */
    private static final Duration TIME_FOR_A_TURN = Duration.ofMinutes(3);

    private static final int MOST_LOOKS = 20;

    private final Company company;
    private final ChatRef ref;
    private final PastChat chat;
    private final Bot bot;
    private final Dice dice;
    private final Instant end;
    private final List<Message> messages = new ArrayList<>();
    private Instant now;
    private boolean over;

    /** @param end the moment at which the sandbox starts */
    Clockwork(Company company, String phone, PastChat chat, Dice dice, Instant begin, Instant end) {
        this.company = company;
        this.ref = company.chat(phone);
        this.chat = chat;
        this.bot = new Bot(company, dice);
        this.dice = dice;
        this.now = begin;
        this.end = end;
    }

    Instant now() {
        return now;
    }

    /** Whether the present came before the story's end. */
    boolean isOver() {
        return over;
    }

    /** Lets time pass; what would be after the end does not happen any more. */
    Clockwork after(Duration time) {
        return at(now.plus(time));
    }

    Clockwork at(Instant moment) {
        now = moment;
        over |= now.plus(TIME_FOR_A_TURN).isAfter(end);
        return this;
    }

    void customer(String text) {
        write(() -> chat.customer(text, now));
    }

    void customerVoice(String words) {
        write(() -> chat.customerVoice(words, dice.between(3, 25), now));
    }

    void customerPhoto(String caption) {
        write(() -> chat.customerPhoto(caption, now));
    }

    void customerReacts(String emoji) {
        if (!over) {
            chat.customerReacts(emoji, now).ifPresent(this::note);
        }
    }

    void person(String text) {
        write(() -> chat.person(text, dice.chance(.5), now));
    }

    /** The bot speaks what it was asked, as product versions with a voice of their own do: without a mark. */
    void botVoice() {
        at(now.plus(dice.seconds(4, 9)));
        write(() -> chat.apiVoice(dice.between(4, 15), now));
    }

    private void write(java.util.function.Supplier<ObjectNode> row) {
        if (!over) {
            note(row.get());
        }
    }

    private void note(ObjectNode row) {
        messages.add(MessageMapper.map(row)
                .orElseThrow(() -> new IllegalStateException("the sandbox wrote a row that nobody can read: " + row)));
    }

    void bot() {
        bot(false, true);
    }

    /**
     * The bot does what the core decides, waiting where it decides to wait.
     *
     * @param isDone whether the model finds what an AI node waits for
     * @param modelAnswers false: no model does
     */
    void bot(boolean isDone, boolean modelAnswers) {
        Instant heardAt = now;
        for (int looks = 0; looks < MOST_LOOKS && !over; looks++) {
            ConversationState state = state();
            Decision decision = Policy.decide(company.tenant(), state, heardAt);
            Optional<Instant> later = lookAgain(decision);
            if (later.isEmpty()) {
                turn(decision, state, isDone, modelAnswers).ifPresent(this::speak);
                return;
            }
            now = later.get();
        }
    }

    private static Optional<Instant> lookAgain(Decision decision) {
        return switch (decision) {
            case Decision.Wait wait -> Optional.of(wait.until());
            case Decision.Silent silent -> silent.until();
            case Decision.Say ignored -> Optional.empty();
            case Decision.Listen ignored -> Optional.empty();
            case Decision.AskModel ignored -> Optional.empty();
            case Decision.HandOver ignored -> Optional.empty();
        };
    }

    private Optional<Bot.Turn> turn(Decision decision, ConversationState state, boolean isDone, boolean modelAnswers) {
        return switch (decision) {
            case Decision.Say say -> Optional.of(bot.say(say));
            case Decision.HandOver handOver -> Optional.of(bot.handOver(handOver));
            case Decision.AskModel ask ->
                Optional.of(
                        modelAnswers
                                ? bot.answer(ask, words(state), !state.turns().isEmpty(), isDone)
                                : bot.fallBack(ask));
            // nobody recorded anything in the past that was made up
            case Decision.Listen ignored -> Optional.empty();
            case Decision.Silent ignored -> Optional.empty();
            case Decision.Wait ignored -> Optional.empty();
        };
    }

    private static List<String> words(ConversationState state) {
        return state.owed().stream().map(Entry::text).toList();
    }

    private void speak(Bot.Turn turn) {
        now = now.plus(turn.thought() ? dice.seconds(2, 9) : Duration.ofMillis(dice.between(200, 600)));
        for (int number = 0; number < turn.texts().size(); number++) {
            now = now.plus(Bubbles.typingTime(turn.texts().get(number)));
            note(chat.api(bot.signed(turn, number), now));
        }
    }

    private ConversationState state() {
        Tenant tenant = company.tenant();
        return Replay.replay(ref, tenant.conversation(), company.signatures(), History.of(messages, false), now);
    }

    /** Where the flow stands; empty when the conversation is in none. */
    Optional<FlowState> flow() {
        Tenant tenant = company.tenant();
        return tenant.flows()
                .opening()
                .flatMap(flow -> FlowReplay.replay(
                        flow, state().session(), tenant.conversation().sessionTtl(), tenant.timeZone(), now));
    }
}
