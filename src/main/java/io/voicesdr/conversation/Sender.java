package io.voicesdr.conversation;

import io.voicesdr.core.answer.Bubble;
import io.voicesdr.core.answer.Bubbles;
import io.voicesdr.core.history.Entry;
import io.voicesdr.core.history.History;
import io.voicesdr.core.message.ChatRef;
import io.voicesdr.core.message.Content;
import io.voicesdr.core.message.CustomerAddress;
import io.voicesdr.core.message.Jid;
import io.voicesdr.core.message.Message;
import io.voicesdr.core.message.Origin;
import io.voicesdr.core.signature.Kind;
import io.voicesdr.core.state.ConversationState;
import io.voicesdr.core.state.Replay;
import io.voicesdr.core.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Says a draft, bubble after bubble: at a person's pace, signed, and silent from the moment a person of the company
 * writes. An unclear send is looked up in the history and never repeated on a guess. Thread-safe.
 */
@ApplicationScoped
public class Sender {

    private static final Logger LOG = Logger.getLogger(Sender.class);

    private final Messenger messenger;
    private final ChatHistory histories;
    private final Tenants tenants;
    private final Hearsay hearsay;
    private final Identities identities;
    private final Transcripts transcripts;
    private final TurnConfig config;
    private final InstantSource clock;

    Sender(
            Messenger messenger,
            ChatHistory histories,
            Tenants tenants,
            Hearsay hearsay,
            Identities identities,
            Transcripts transcripts,
            TurnConfig config,
            InstantSource clock) {
        this.messenger = messenger;
        this.histories = histories;
        this.tenants = tenants;
        this.hearsay = hearsay;
        this.identities = identities;
        this.transcripts = transcripts;
        this.config = config;
        this.clock = clock;
    }

    /** What became of a draft. */
    sealed interface Result {
        record Complete() implements Result {}

        record DryRun() implements Result {}

        /** A person of the company wrote; what was not sent yet stays unsaid. */
        record PersonWrote() implements Result {}

        /**
         * Something went wrong, {@code code} says what; nothing more was sent after it.
         *
         * @param stillAtWork what was sent last may go out late
         * @param begun what is left to say should the beginning turn out to have been said
         */
        record Failed(String code, boolean stillAtWork, Optional<Begun> begun) implements Result {}
    }

    /**
     * A draft of which nobody knows whether its beginning was said. As soon as that shows in the history its message counts
     * as answered, so that no turn would say the rest.
     *
     * @param bubble as it may have gone out
     */
    record Begun(Sight sight, Draft draft, Saying saying, Bubble bubble) {}

    /** Types what {@code draft} begins with, for what is left of a person's pace; says nothing yet. */
    void type(Tenant tenant, Jid to, Draft draft, Account account) {
        if (!config.dryRun()) {
            keepPace(tenant, to, draft.bubbles().getFirst(), account.spentOnMaking());
        }
    }

    /**
     * Sends {@code draft} into the chat of {@code sight}.
     *
     * @param typed whether its beginning has been {@linkplain #type typed} already
     */
    Result send(Tenant tenant, Sight sight, Draft draft, boolean typed, Account account) {
        if (config.dryRun()) {
            return dryRun(sight.state().chat(), draft);
        }
        return sendFrom(new Saying(draft), tenant, sight, draft, typed, account);
    }

    /**
     * Says what is left of {@code begun}.
     *
     * @return empty when its beginning has not gone out as far as {@code sight} shows, or a person has written since
     */
    Optional<Result> goOn(Tenant tenant, Sight sight, Begun begun, Account account) {
        Optional<Message> out = newIn(sight.history(), begun.sight(), begun.bubble());
        if (out.isEmpty() || !begun.sight().sameLastPerson(sight.state())) {
            return Optional.empty();
        }
        noteAccepted(sight, out.get());
        begun.saying().next();
        return Optional.of(sendFrom(begun.saying(), tenant, sight, begun.draft(), false, account));
    }

    private Result sendFrom(Saying saying, Tenant tenant, Sight sight, Draft draft, boolean typed, Account account) {
        Jid to = sight.state().chat().jid();
        while (!saying.isOver()) {
            if (!(typed && saying.isBeginning())) {
                keepPace(tenant, to, saying.current(), saying.isBeginning() ? account.spentOnMaking() : Duration.ZERO);
            }
            ConversationState present = present(tenant, sight);
            if (!sight.sameLastPerson(present)) {
                return new Result.PersonWrote();
            }
            if (saying.isOnlyHeard() && wroteOn(present, draft)) {
                saying.writeInstead();
            }
            Optional<Result.Failed> failed = say(tenant, sight, draft, saying, account);
            if (failed.isPresent()) {
                return failed.get();
            }
        }
        return new Result.Complete();
    }

    private Optional<Result.Failed> say(Tenant tenant, Sight sight, Draft draft, Saying saying, Account account) {
        Bubble bubble = saying.signed(tenant, tenants.signatures(tenant), tokens(draft, account));
        Messenger.Sent sent = saying.isBeginning() || saying.canBeWritten()
                ? sendOne(tenant, sight, bubble, account)
                : sendRest(tenant, sight, draft, bubble, account);
        if (saying.canBeWritten() && sent instanceof Messenger.Sent.NotSent notSent) {
            LOG.warnf(
                    "%s chat=%s cause=%s: its words are written instead",
                    bubble instanceof Bubble.Voice ? "VOICE_NOT_SENT" : "FILE_NOT_SENT",
                    sight.state().chat().masked(),
                    notSent.cause().code());
            saying.writeInstead();
            return Optional.empty();
        }
        return switch (sent) {
            case Messenger.Sent.NotSent notSent ->
                Optional.of(new Result.Failed(notSent.cause().code(), false, Optional.empty()));
            case Messenger.Sent.Unclear unclear -> {
                boolean rest = saying.isBeginning() && saying.hasMore();
                Optional<Begun> begun = rest ? Optional.of(new Begun(sight, draft, saying, bubble)) : Optional.empty();
                yield Optional.of(new Result.Failed(unclear.cause().code(), unclear.stillAtWork(), begun));
            }
            case Messenger.Sent.Accepted accepted -> {
                noteAccepted(sight, accepted.message());
                if (bubble instanceof Bubble.Voice voice) {
                    spoken(tenant, sight, draft, saying, voice, accepted.message());
                }
                account.sent();
                saying.next();
                yield Optional.empty();
            }
        };
    }

    /**
     * A voice note can't say which message it answers. Where its time would tell that wrong, or its shape would not tell
     * that it is ours, its words are written as well, under a mark.
     */
    private void spoken(Tenant tenant, Sight sight, Draft draft, Saying saying, Bubble.Voice voice, Message message) {
        transcripts.remember(sight.state().chat(), message.id(), voice.spoken());
        if (saying.isOnlyHeard() && (message.origin() != Origin.API || wroteOn(present(tenant, sight), draft))) {
            saying.writeAsWell();
        }
    }

    /** Whether the newest of the customer's messages is another one than {@code draft} answers. */
    private static boolean wroteOn(ConversationState present, Draft draft) {
        return present.entries().reversed().stream()
                .filter(Entry::asksForAnswer)
                .findFirst()
                .filter(newest -> newest.id().equals(draft.answers()))
                .isEmpty();
    }

    private Messenger.Sent sendOne(Tenant tenant, Sight sight, Bubble bubble, Account account) {
        Jid to = sight.state().chat().jid();
        Messenger.Sent sent = switch (bubble) {
            case Bubble.Text text -> messenger.sendText(tenant, to, text.text());
            case Bubble.Voice voice -> messenger.sendVoice(tenant, to, voice.audio());
            case Bubble.Attached attached -> messenger.sendMedia(tenant, to, attached);
        };
        return sent instanceof Messenger.Sent.Unclear unclear ? lookUp(tenant, sight, bubble, unclear, account) : sent;
    }

    /**
     * Sends what follows a bubble that is already said. Its message counts as answered by that one, so that no later turn would
     * say the rest: it is tried again here, as failed turns are, and each time looked whether it has gone out meanwhile, or a
     * person has written.
     */
    private Messenger.Sent sendRest(Tenant tenant, Sight sight, Draft draft, Bubble bubble, Account account) {
        Messenger.Sent sent = sendOne(tenant, sight, bubble, account);
        for (Duration pause : config.retryAfter()) {
            boolean late = sent instanceof Messenger.Sent.Unclear unclear && unclear.stillAtWork();
            if (sent instanceof Messenger.Sent.Accepted
                    || !paused(late ? config.retryAfter().getLast() : pause)) {
                return sent;
            }
            try {
                History now = pulled(tenant, sight, account);
                Optional<Message> found = newIn(now, sight, bubble);
                if (found.isPresent()) {
                    return new Messenger.Sent.Accepted(found.get());
                }
                if (!sight.sameLastPerson(state(tenant, sight, now))) {
                    return sent;
                }
                sent = sendOne(tenant, sight, bubble, account);
            } catch (UpstreamException e) {
                LOG.debugf(
                        "%s chat=%s: not looked again",
                        e.code(), sight.state().chat().masked());
            }
        }
        if (!(sent instanceof Messenger.Sent.Accepted)) {
            LOG.errorf(
                    "ANSWER_CUT chat=%s answers=%s: Evolution took only a part of the answer; look at the codes before, and write"
                            + " the customer what is missing",
                    sight.state().chat().masked(), draft.answers());
        }
        return sent;
    }

    private static boolean paused(Duration pause) {
        try {
            Thread.sleep(pause);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private History pulled(Tenant tenant, Sight sight, Account account) {
        ChatHistory.Pulled pulled = histories.pull(tenant, sight.state().address());
        account.read(pulled.requests());
        return pulled.history();
    }

    /** The bubble as it stands in {@code history}, if it was not there at the look. */
    private static Optional<Message> newIn(History history, Sight sight, Bubble bubble) {
        return history.messages().stream()
                .filter(message -> message.fromMe() && carries(message, bubble))
                .filter(message -> sight.history().messages().stream()
                        .noneMatch(before -> before.id().equals(message.id())))
                .findFirst();
    }

    /** Evolution may file a send under the customer's other address (evolution/CONTRACT.md §3, §7). */
    private void noteAccepted(Sight sight, Message message) {
        ChatRef chat = sight.state().chat();
        hearsay.add(chat, message.withOrigin(Origin.API));
        CustomerAddress known = sight.state().address();
        if (known.includes(message.remoteJid())) {
            return;
        }
        identities.remember(chat.instance(), known.and(CustomerAddress.of(message.remoteJid())));
        LOG.infof(
                "EVOLUTION_FILED_ELSEWHERE chat=%s filed=%s keyId=%s: the next pull asks there too",
                chat.masked(), message.remoteJid().masked(), message.id());
    }

    /** After an unclear send the history tells; what it does not show yet is left to a later turn, never sent again now. */
    private Messenger.Sent lookUp(
            Tenant tenant, Sight sight, Bubble bubble, Messenger.Sent.Unclear unclear, Account account) {
        try {
            Thread.sleep(config.lookUpAfter());
            Optional<Message> found = newIn(pulled(tenant, sight, account), sight, bubble);
            LOG.warnf(
                    "%s chat=%s: unclear send, %s in the history",
                    unclear.cause().code(), sight.state().chat().masked(), found.isPresent() ? "found" : "not found");
            return found.<Messenger.Sent>map(Messenger.Sent.Accepted::new).orElse(unclear);
        } catch (UpstreamException e) {
            return new Messenger.Sent.Unclear(e, unclear.stillAtWork());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return unclear;
        }
    }

    private static boolean carries(Message message, Bubble bubble) {
        return switch (bubble) {
            case Bubble.Voice voice ->
                message.origin() == Origin.API && message.content() instanceof Content.Audio audio && audio.voiceNote();
            case Bubble.Text text -> message.content().text().equals(text.text());
            case Bubble.Attached attached -> message.content().text().equals(attached.text());
        };
    }

    private ConversationState present(Tenant tenant, Sight sight) {
        ChatRef chat = sight.state().chat();
        List<Message> heard = hearsay.of(chat);
        // nothing new since the look costs less to see than a replay
        return sight.history().knows(heard) ? sight.state() : state(tenant, sight, History.of(heard, false));
    }

    /** Where the chat stands with {@code more} besides what was seen. */
    private ConversationState state(Tenant tenant, Sight sight, History more) {
        return Replay.replay(
                sight.state().chat(),
                tenant.conversation(),
                tenants.signatures(tenant),
                sight.history()
                        .and(more.messages())
                        .and(hearsay.of(sight.state().chat())),
                clock.instant());
    }

    private void keepPace(Tenant tenant, Jid to, Bubble bubble, Duration alreadyWaited) {
        if (!tenant.conversation().typing()) {
            return;
        }
        boolean voice = bubble instanceof Bubble.Voice;
        String words = bubble instanceof Bubble.Voice note ? note.spoken() : bubble.text();
        Duration left = Bubbles.typingTime(words).minus(alreadyWaited);
        if (!left.isPositive()) {
            return;
        }
        if (voice) {
            messenger.showRecording(tenant, to, left);
        } else {
            messenger.showTyping(tenant, to, left);
        }
    }

    /** Our own notices cost none, also beside an answer that did: every token is counted once. */
    private static long tokens(Draft draft, Account account) {
        return draft.kind() == Kind.NOTICE ? 0 : account.tokens();
    }

    private static Result dryRun(ChatRef chat, Draft draft) {
        LOG.infof(
                "DRY_RUN chat=%s kind=%s answers=%s bubbles=%d characters=%d: not sent",
                chat.masked(),
                draft.kind(),
                draft.answers(),
                draft.bubbles().size(),
                draft.bubbles().stream()
                        .mapToInt(bubble -> bubble.text().length())
                        .sum());
        return new Result.DryRun();
    }
}
