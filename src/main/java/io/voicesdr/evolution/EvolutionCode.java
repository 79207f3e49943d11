package io.voicesdr.evolution;

/**
 * How Evolution can fail us: the stable codes {@code EVOLUTION_…}, what each means for a send, whether a read may be
 * repeated, and who has to do what.
 */
enum EvolutionCode {
    URL_INVALID(Sent.NO, Retry.NO, "Correct EVOLUTION_URL, or whatsapp.url of the tenant."),
    UNREACHABLE(
            Sent.NO, Retry.BREAKS, "Check that Evolution runs and that EVOLUTION_URL, or whatsapp.url, points at it."),
    BREAKER_OPEN(
            Sent.NO, Retry.NO, "Evolution failed repeatedly and is left alone for some seconds; see the codes before."),
    TIMEOUT(Sent.UNCLEAR, Retry.BREAKS, "Check Evolution's load and the indexes of its Message table."),
    CONNECTION_LOST(Sent.UNCLEAR, Retry.BREAKS, "Check for restarts of Evolution or of a proxy before it."),
    GATEWAY_ERROR(Sent.UNCLEAR, Retry.BREAKS, "Check Evolution and the proxy before it."),
    SERVER_ERROR(Sent.UNCLEAR, Retry.YES, "Read Evolution's log of this moment."),
    RATE_LIMITED(Sent.NO, Retry.YES, "Something before Evolution limits requests; Evolution itself never does."),
    OVERLOADED(
            Sent.NO,
            Retry.YES,
            "More is asked at a time than sdr.evolution.connections: see why Evolution is slow, or raise it."),
    UNREADABLE(Sent.UNCLEAR, Retry.NO, "Check that EVOLUTION_URL, or whatsapp.url, points at Evolution 2.3 itself."),
    KEY_REFUSED(Sent.NO, Retry.NO, "Correct EVOLUTION_API_KEY, or whatsapp.key of the tenant."),
    LICENSE_REQUIRED(Sent.NO, Retry.NO, "Evolution 2.4 wants to be registered; use 2.3.7 or activate it."),
    INSTANCE_UNKNOWN(Sent.NO, Retry.NO, "Create the instance in Evolution, or rename the tenant's folder to match it."),
    ROUTE_UNKNOWN(Sent.NO, Retry.NO, "Check that EVOLUTION_URL, or whatsapp.url, points at Evolution 2.3 itself."),
    NUMBER_NOT_ON_WHATSAPP(Sent.NO, Retry.NO, "Nothing to do: the customer's number has no WhatsApp (any more)."),
    CONNECTION_CLOSED(Sent.NO, Retry.NO, "Look at the instance in Evolution; pair the phone again if it stays closed."),
    NEVER_CONNECTED(Sent.NO, Retry.NO, "Pair a phone with the instance: it has never been connected."),
    METHOD_NOT_AVAILABLE(Sent.NO, Retry.NO, "Nothing to do: the instance's channel can't do this."),
    GRAPH_REFUSED(
            Sent.NO, Retry.NO, "Meta refused the message: read Evolution's log, check the token and the 24 h window."),
    VOICE_EMPTY(
            Sent.NO,
            Retry.NO,
            "The voice note went out without sound: check that ffmpeg works in Evolution's container."),
    MEDIA_GONE(Sent.NO, Retry.NO, "Nothing to do: WhatsApp or Evolution no longer has the file of this message."),
    REFUSED(Sent.NO, Retry.NO, "Read the reason in this message; Evolution's log of this moment has more."),
    SENT_NOT_STORED(
            Sent.UNCLEAR, Retry.NO, "WhatsApp may have it although Evolution's database refused it: check Postgres."),
    WHATSAPP_TIMEOUT(Sent.UNCLEAR, Retry.NO, "WhatsApp did not answer Evolution; look at the phone's connection.");

    /** What a failure says about a message that was being sent. */
    enum Sent {
        NO,
        UNCLEAR
    }

    /** Whether a read may be repeated, and whether the failure speaks against the whole server. */
    private enum Retry {
        NO,
        YES,
        BREAKS
    }

    private final Sent sent;
    private final Retry retry;
    private final String nextAction;

    EvolutionCode(Sent sent, Retry retry, String nextAction) {
        this.sent = sent;
        this.retry = retry;
        this.nextAction = nextAction;
    }

    /** The name that documents, alerts and searches use. */
    String stable() {
        return "EVOLUTION_" + name();
    }

    Sent sent() {
        return sent;
    }

    /** Whether Evolution may go on with what it was asked for: it was slow to answer us, or the proxy before it. */
    boolean stillAtWork() {
        return this == TIMEOUT || this == GATEWAY_ERROR;
    }

    boolean retryable() {
        return retry != Retry.NO;
    }

    /** Whether the server itself, rather than one request or instance, is in trouble. */
    boolean breaks() {
        return retry == Retry.BREAKS;
    }

    String nextAction() {
        return nextAction;
    }
}
