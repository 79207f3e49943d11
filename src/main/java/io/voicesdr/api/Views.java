package io.voicesdr.api;

import io.voicesdr.api.http.ListQuery;
import io.voicesdr.api.http.ListQuery.Asked;
import io.voicesdr.api.http.Listing;
import io.voicesdr.api.http.Lists;
import io.voicesdr.api.http.Problem;
import io.voicesdr.api.http.ProblemException;
import io.voicesdr.conversation.Team;
import io.voicesdr.conversation.Tenants;
import io.voicesdr.conversation.Transcripts;
import io.voicesdr.core.flow.FlowState;
import io.voicesdr.core.message.Jid;
import io.voicesdr.core.team.Ledger;
import io.voicesdr.core.tenant.Tenant;
import io.voicesdr.core.view.ChatWindow;
import io.voicesdr.core.view.Period;
import io.voicesdr.core.view.SessionFacts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** What every view does before and after its own figures: find the tenant, read the period, answer a page. Thread-safe. */
@ApplicationScoped
class Views {
    private static final int MOST_PHONE_DIGITS = 20;

    private final Tenants tenants;
    private final Windows windows;
    private final Team team;
    private final Transcripts transcripts;
    private final Lists lists;
    private final ApiConfig config;
    private final InstantSource clock;

    Views(
            Tenants tenants,
            Windows windows,
            Team team,
            Transcripts transcripts,
            Lists lists,
            ApiConfig config,
            InstantSource clock) {
        this.tenants = tenants;
        this.windows = windows;
        this.team = team;
        this.transcripts = transcripts;
        this.lists = lists;
        this.config = config;
        this.clock = clock;
    }

    /** What was asked, of whom; lives for one request. */
    record Scope(Tenant tenant, Asked asked) {
        Period period() {
            return asked.period();
        }
    }

    /** The container's side of a request. */
    record Http(HttpHeaders headers, UriInfo uri) {}

    Tenant tenant(String instance) {
        return tenants.find(instance).orElseThrow(() -> new ProblemException(Problem.unknownInstance()));
    }

    /** @param view name of the list within the tenant, for its cursors */
    Scope scope(String instance, String view, ListQuery query) {
        Tenant tenant = tenant(instance);
        String place = instance + "/" + view;
        return new Scope(tenant, query.asked(place, tenant.timeZone(), config.defaultPeriod(), clock.instant()));
    }

    /** The customers' chats in which somebody spoke in the period. */
    List<ChatWindow> chats(Scope scope) {
        return windows.chats(scope.tenant(), scope.period()).stream()
                .filter(chat -> !team.isTeamChat(scope.tenant(), chat.chat().jid(), Optional.empty()))
                .toList();
    }

    /** Everything that {@code of} finds in one of {@code chats}, in their order. */
    static <T> List<T> each(List<ChatWindow> chats, Function<ChatWindow, List<T>> of) {
        return chats.stream().flatMap(chat -> of.apply(chat).stream()).toList();
    }

    /** What the team chat says at the end of the period. */
    Ledger ledger(Scope scope) {
        return team.ledger(scope.tenant(), scope.period().from(), scope.period().to());
    }

    /** @throws ProblemException when it has no message in the period */
    ChatWindow chat(Scope scope, String chat) {
        return windows.chat(scope.tenant(), candidates(chat), scope.period())
                .orElseThrow(() -> new ProblemException(Problem.unknownChat()));
    }

    /** The sessions of {@code chat} that began in the period; flows with what is remembered of its voice notes. */
    List<SessionFacts> sessions(Scope scope, ChatWindow chat) {
        return SessionFacts.in(chat, scope.tenant(), scope.period(), transcripts.hearing(chat.state()));
    }

    /** Where the flow of its last session stands, with what is remembered of its voice notes. */
    Optional<FlowState> flow(Scope scope, ChatWindow chat) {
        return SessionFacts.flow(
                chat.lastSession(), scope.tenant(), scope.period().to(), transcripts.hearing(chat.state()));
    }

    /** A list over all chats. */
    <T> Response list(
            String instance,
            String view,
            ListQuery query,
            Http http,
            BiFunction<Scope, List<ChatWindow>, Listing<T>> listing) {
        Scope scope = scope(instance, view, query);
        return answer(scope, http, listing.apply(scope, chats(scope)));
    }

    /** A list over one chat. */
    <T> Response listOfChat(
            String instance,
            String chat,
            String view,
            ListQuery query,
            Http http,
            BiFunction<Scope, ChatWindow, Listing<T>> listing) {
        Scope scope = scope(instance, "conversations/" + chat + "/" + view, query);
        return answer(scope, http, listing.apply(scope, chat(scope, chat)));
    }

    <T> Response answer(Scope scope, Http http, Listing<T> listing) {
        return lists.answer(listing, scope.asked(), http.headers(), http.uri());
    }

    /** The list of the tenants, which has no period of its own. */
    Response tenants(ListQuery query, Http http, Function<List<Tenant>, Listing<Tenant>> listing) {
        Asked asked = query.asked("tenants", ZoneOffset.UTC, config.defaultPeriod(), clock.instant());
        return lists.answer(listing.apply(tenants.all()), asked, http.headers(), http.uri());
    }

    /** A key that sorts by time, then by name. */
    static String key(Instant moment, String name) {
        return "%012d %s".formatted(moment.getEpochSecond(), name);
    }

    /** Digits are a phone's; some channels file customers under bare digits, and a LID is told by digits too. */
    static List<Jid> candidates(String chat) {
        if (chat.contains("@")) {
            return Jid.of(chat).isPerson() ? List.of(Jid.of(chat)) : List.of();
        }
        String digits = chat.startsWith("+") ? chat.substring(1) : chat;
        boolean isNumber = digits.matches("\\d{1," + MOST_PHONE_DIGITS + "}");
        return isNumber
                ? List.of(Jid.of(digits + "@s.whatsapp.net"), Jid.of(digits + "@lid"), Jid.of(digits))
                : List.of();
    }

    /** Whom {@code chat} names, whether or not anything was ever said with them. */
    static Jid customer(String chat) {
        return candidates(chat).stream()
                .findFirst()
                .filter(jid -> jid.user().length() >= 8)
                .orElseThrow(() -> new ProblemException(Problem.badParameter(
                        "chat", "It must be a customer's jid, or the digits of the phone number with country code.")));
    }
}
