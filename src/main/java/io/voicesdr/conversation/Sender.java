package io.voicesdr.conversation;

import io.voicesdr.core.answer.Bubbles;
import io.voicesdr.core.message.ChatRef;
import io.voicesdr.core.message.CustomerAddress;
import io.voicesdr.core.message.Message;
import io.voicesdr.core.signature.Hashes;
import io.voicesdr.core.signature.Kind;
import io.voicesdr.core.signature.Signature;
import io.voicesdr.core.signature.SignatureCodec;
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
    private final TurnConfig config;
    private final InstantSource clock;

    Sender(
            Messenger messenger,
            ChatHistory histories,
            Tenants tenants,
            Hearsay hearsay,
            Identities identities,
            TurnConfig config,
            InstantSource clock) {
        this.messenger = messenger;
        this.histories = histories;
        this.tenants = tenants;
        this.hearsay = hearsay;
        this.identities = identities;
        this.config = config;
        this.clock = clock;
    }

    /** What became of a draft. */
    sealed interface Result {
        record Complete() implements Result {}

        record DryRun() implements Result {}

        /** A person of the company wrote; what was not sent yet stays unsaid. */
        record PersonWrote() implements Result {}

        /** Something went wrong, {@code code} says what; nothing more was sent after it. */
        record Failed(String code) implements Result {}
    }

    /** Sends {@code draft} into the chat of {@code sight}. */
    Result send(Tenant tenant, Sight sight, Draft draft, Account account) {
        List<String> bubbles = draft.bubbles();
        if (config.dryRun()) {
            return dryRun(sight.state().chat(), draft, bubbles);
        }
        for (int i = 0; i < bubbles.size(); i++) {
            keepPace(tenant, sight, bubbles.get(i), i == 0 ? account.spent(TurnReport.Stage.MODEL) : Duration.ZERO);
            if (personWrote(tenant, sight)) {
                return new Result.PersonWrote();
            }
            String text = signed(tenant, draft, bubbles, i, tokens(draft, account));
            Optional<UpstreamException> failure = sendOne(tenant, sight, text, account);
            if (failure.isPresent()) {
                return new Result.Failed(failure.get().code());
            }
            account.sent();
        }
        return new Result.Complete();
    }

    private Optional<UpstreamException> sendOne(Tenant tenant, Sight sight, String text, Account account) {
        ChatRef chat = sight.state().chat();
        return switch (messenger.sendText(tenant, chat.jid(), text)) {
            case Messenger.Sent.Accepted accepted -> {
                noteAccepted(sight, accepted.message());
                yield Optional.empty();
            }
            case Messenger.Sent.NotSent notSent -> Optional.of(notSent.cause());
            case Messenger.Sent.Unclear unclear -> lookUp(tenant, sight, text, unclear.cause(), account);
        };
    }

    /** Evolution may file a send under the customer's other address (evolution/CONTRACT.md §3, §7). */
    private void noteAccepted(Sight sight, Message message) {
        ChatRef chat = sight.state().chat();
        hearsay.add(chat, message);
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
    private Optional<UpstreamException> lookUp(
            Tenant tenant, Sight sight, String text, UpstreamException cause, Account account) {
        try {
            Thread.sleep(config.lookUpAfter());
            ChatHistory.Pulled pulled = histories.pull(tenant, sight.state().address());
            account.read(pulled.requests());
            Optional<Message> found = pulled.history().messages().stream()
                    .filter(message ->
                            message.fromMe() && message.content().text().equals(text))
                    .filter(message -> sight.history().messages().stream()
                            .noneMatch(before -> before.id().equals(message.id())))
                    .findFirst();
            LOG.warnf(
                    "%s chat=%s: unclear send, %s in the history",
                    cause.code(), sight.state().chat().masked(), found.isPresent() ? "found" : "not found");
            found.ifPresent(message -> hearsay.add(sight.state().chat(), message));
            return found.isPresent() ? Optional.empty() : Optional.of(cause);
        } catch (UpstreamException e) {
            return Optional.of(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of(cause);
        }
    }

    private boolean personWrote(Tenant tenant, Sight sight) {
        ChatRef chat = sight.state().chat();
        List<Message> heard = hearsay.of(chat);
        if (heard.isEmpty()) {
            return false;
        }
        ConversationState present = Replay.replay(
                chat,
                tenant.conversation(),
                tenants.signatures(tenant),
                sight.history().and(heard),
                clock.instant());
        return !sight.sameLastPerson(present);
    }

    private void keepPace(Tenant tenant, Sight sight, String bubble, Duration alreadyWaited) {
        if (!tenant.conversation().typing()) {
            return;
        }
        Duration left = Bubbles.typingTime(bubble).minus(alreadyWaited);
        if (left.isPositive()) {
            messenger.showTyping(tenant, sight.state().chat().jid(), left);
        }
    }

    /** Our own notices cost none, also beside an answer that did: every token is counted once. */
    private static long tokens(Draft draft, Account account) {
        return draft.kind() == Kind.NOTICE ? 0 : account.tokens();
    }

    private String signed(Tenant tenant, Draft draft, List<String> bubbles, int index, long tokens) {
        String bubble = bubbles.get(index);
        if (Bubbles.isToBeCopied(bubble)) {
            return bubble;
        }
        SignatureCodec codec = tenants.signatures(tenant);
        return codec.sign(
                bubble,
                new Signature(
                        draft.kind(),
                        index,
                        bubbles.stream().skip(index + 1L).allMatch(Bubbles::isToBeCopied),
                        draft.places().get(index),
                        draft.answers().isEmpty() ? 0 : Hashes.ofMessage(draft.answers()),
                        Hashes.ofConfig(tenant.configHash()),
                        Hashes.tokenStep(tokens)));
    }

    private static Result dryRun(ChatRef chat, Draft draft, List<String> bubbles) {
        LOG.infof(
                "DRY_RUN chat=%s kind=%s answers=%s bubbles=%d characters=%d: not sent",
                chat.masked(),
                draft.kind(),
                draft.answers(),
                bubbles.size(),
                bubbles.stream().mapToInt(String::length).sum());
        return new Result.DryRun();
    }
}
