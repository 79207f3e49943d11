package io.voicesdr.core.grounding;

import io.voicesdr.core.history.Author;
import io.voicesdr.core.history.Entry;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/**
 * What a conversation says, by who said it.
 *
 * @param company what people of the company and the bot said; a figure the bot only echoed does not become the company's
 *     word by that
 * @param customer what the customer said
 */
public record ChatFacts(Facts company, Facts customer) {

    /** Of {@code entries}, oldest first; days are those of {@code zone}. */
    public static ChatFacts of(List<Entry> entries, ZoneId zone) {
        Facts company = Facts.empty();
        Facts customer = Facts.empty();
        for (Entry entry : entries) {
            Facts said = Facts.of(entry.text(), LocalDate.ofInstant(entry.at(), zone));
            if (entry.isFrom(Author.CUSTOMER)) {
                customer.add(said);
            } else {
                company.add(entry.isFrom(Author.BOT) ? said.without(customer) : said);
            }
        }
        return new ChatFacts(company, customer);
    }
}
