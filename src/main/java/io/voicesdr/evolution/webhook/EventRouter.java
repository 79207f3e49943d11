package io.voicesdr.evolution.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import io.voicesdr.conversation.Inbox;
import io.voicesdr.conversation.Team;
import io.voicesdr.core.message.CustomerAddress;
import io.voicesdr.core.message.Jid;
import io.voicesdr.core.message.Message;
import io.voicesdr.core.message.Origin;
import io.voicesdr.core.tenant.Tenant;
import io.voicesdr.evolution.MessageMapper;
import io.voicesdr.evolution.OwnNumbers;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.Function;

/** What each event of an admitted webhook makes us do (evolution/CONTRACT.md §8.3). Thread-safe. */
@Singleton
class EventRouter {
    private final Inbox inbox;
    private final Team team;
    private final OwnNumbers numbers;
    private final ConnectionStates connections;
    private final DeliveryReports deliveries;
    private final Draining draining;

    EventRouter(
            Inbox inbox,
            Team team,
            OwnNumbers numbers,
            ConnectionStates connections,
            DeliveryReports deliveries,
            Draining draining) {
        this.inbox = inbox;
        this.team = team;
        this.numbers = numbers;
        this.connections = connections;
        this.deliveries = deliveries;
        this.draining = draining;
    }

    /** @param believed whether content counts, or only the address of the chat */
    WebhookVerdict route(Tenant tenant, boolean believed, WebhookBody body) {
        if (draining.hasBegun() && body.event().reachesInbox()) {
            return whileDraining(body.event());
        }
        Hearing hearing = new Hearing(tenant, believed, body.sender());
        return switch (body.event()) {
            case MESSAGES_UPSERT -> each(body.data(), hearing::written);
            case SEND_MESSAGE -> each(body.data(), hearing::sentByApi);
            case MESSAGES_EDITED -> each(body.data(), data -> hearing.changed(data.path("key")));
            case MESSAGES_DELETE ->
                each(body.data(), data -> hearing.changed(data.has("key") ? data.path("key") : data));
            case MESSAGES_UPDATE -> believed ? each(body.data(), hearing::delivered) : notBelieved();
            case CONNECTION_UPDATE -> believed ? hearing.connection(body.data()) : notBelieved();
            default -> new WebhookVerdict.Ignored(Outcome.EVENT_NOT_USED);
        };
    }

    /** A failed {@code messages.edited} stops the whole instance until its retries end (§8.4); the sweep sees edits. */
    private static WebhookVerdict whileDraining(WebhookEvent event) {
        return event == WebhookEvent.MESSAGES_EDITED
                ? new WebhookVerdict.Ignored(Outcome.DRAINING)
                : new WebhookVerdict.Refused(Outcome.DRAINING, Problem.draining());
    }

    private static WebhookVerdict notBelieved() {
        return new WebhookVerdict.Ignored(Outcome.NOT_BELIEVED);
    }

    /** Version 2 sends one object; an array is taken as several, and one accepted makes the webhook accepted. */
    private static WebhookVerdict each(JsonNode data, Function<JsonNode, WebhookVerdict> hear) {
        if (!data.isArray()) {
            return hear.apply(data);
        }
        WebhookVerdict verdict = new WebhookVerdict.Ignored(Outcome.UNUSABLE);
        for (JsonNode object : data) {
            WebhookVerdict next = hear.apply(object);
            verdict = verdict instanceof WebhookVerdict.Accepted ? verdict : next;
        }
        return verdict;
    }

    /** One webhook's view: whose it is and how far it is believed. */
    private final class Hearing {
        private final Tenant tenant;
        private final boolean believed;
        private final Optional<Jid> own;

        Hearing(Tenant tenant, boolean believed, Optional<Jid> own) {
            this.tenant = tenant;
            this.believed = believed;
            this.own = own;
            own.filter(number -> believed).ifPresent(number -> numbers.heard(tenant.instance(), number));
        }

        /** Of the customer, or, as API sends never come this way, of a person on a device (§10 rule 1). */
        WebhookVerdict written(JsonNode object) {
            Optional<Message> heard = MessageMapper.map(object)
                    .flatMap(message ->
                            message.fromMe() ? MessageMapper.map(object, Origin.DEVICE) : Optional.of(message));
            // a message without a usable time has no place in a conversation, but its chat can be looked at
            Optional<CustomerAddress> address = heard.map(Message::address).or(() -> People.named(object.path("key")));
            return look(address, heard);
        }

        WebhookVerdict sentByApi(JsonNode object) {
            Optional<Message> heard = MessageMapper.map(object, Origin.API).filter(Message::fromMe);
            return look(heard.map(Message::address), heard);
        }

        /** Edited or deleted: what the chat says now must be read, the webhook does not have it. */
        WebhookVerdict changed(JsonNode key) {
            return look(People.named(key), Optional.empty());
        }

        WebhookVerdict delivered(JsonNode update) {
            deliveries.heard(tenant.instance(), update);
            return new WebhookVerdict.Ignored(Outcome.NOTED);
        }

        WebhookVerdict connection(JsonNode data) {
            String state = data.path("state").asText();
            if (state.isBlank()) {
                return new WebhookVerdict.Ignored(Outcome.UNUSABLE);
            }
            connections.heard(tenant.instance(), state);
            return new WebhookVerdict.Ignored(Outcome.NOTED);
        }

        /** What people tell the bot in the team chat; nobody is answered there. */
        private WebhookVerdict ofTeam(Optional<Message> trusted) {
            team.heard(tenant, trusted).forEach(given -> inbox.look(tenant, given, Optional.empty()));
            return new WebhookVerdict.Accepted(trusted.isPresent() ? Outcome.QUEUED : Outcome.HINT);
        }

        private WebhookVerdict look(Optional<CustomerAddress> address, Optional<Message> heard) {
            if (address.isEmpty()) {
                return new WebhookVerdict.Ignored(Outcome.UNUSABLE);
            }
            if (team.isTeamChat(tenant, address.get().canonical(), own.filter(number -> believed))) {
                return ofTeam(heard.filter(message -> believed));
            }
            Optional<Outcome> objection = People.objection(address.get(), own);
            if (objection.isPresent()) {
                return new WebhookVerdict.Ignored(objection.get());
            }
            Optional<Message> trusted = heard.filter(message -> believed);
            boolean room = inbox.look(tenant, address.get(), trusted);
            Outcome taken = trusted.isPresent() ? Outcome.QUEUED : Outcome.HINT;
            return new WebhookVerdict.Accepted(room ? taken : Outcome.INBOX_FULL);
        }
    }
}
