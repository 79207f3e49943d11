package io.voicesdr.core.decision;

import io.voicesdr.core.history.Author;
import io.voicesdr.core.history.Entry;
import io.voicesdr.core.state.ConversationState;
import io.voicesdr.core.state.Permission;
import io.voicesdr.core.tenant.Tenant;
import io.voicesdr.core.text.DataSummary;
import java.util.List;

/** What a company holds about a customer, for the customer to read. Pure. */
public final class HeldData {

    private HeldData() {}

    /** What {@code state} knows, in the tenant's language. */
    public static String summary(Tenant tenant, ConversationState state) {
        List<Entry> speech = state.entries().stream().filter(Entry::isSpeech).toList();
        return DataSummary.of(
                tenant.language(),
                tenant.timeZone(),
                new DataSummary.Held(
                        state.address().canonical().user(),
                        state.customerName(),
                        speech.isEmpty() ? state.now() : speech.getFirst().at(),
                        count(speech, Author.CUSTOMER),
                        count(speech, Author.BOT),
                        count(speech, Author.PERSON) + count(speech, Author.SYSTEM),
                        Permission.of(state.entries()).stopped()),
                tenant.lgpd().retention(),
                tenant.lgpd().privacyUrl());
    }

    private static long count(List<Entry> speech, Author author) {
        return speech.stream().filter(entry -> entry.isFrom(author)).count();
    }
}
