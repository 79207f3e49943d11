package io.voicesdr.core.team;

import io.voicesdr.core.message.CustomerAddress;
import io.voicesdr.core.message.Jid;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The digits by which people name a customer. Brazilian numbers are compared without the ninth digit, which WhatsApp's
 * jids have or lack by area code and age of the account (evolution/CONTRACT.md §3), and with or without the country's 55.
 *
 * @param digits as compared
 */
public record CustomerNumber(String digits) {
    private static final String BRAZIL = "55";
    private static final int SUBSCRIBER_WITH_NINE = 13;
    private static final int NINTH = 4;

    /** A number as people write it: {@code +55 (11) 99999-0001}, {@code 11 99999-0001}, a {@code wa.me} link, a LID. */
    private static final Pattern WRITTEN =
            Pattern.compile("(?:https?://)?(?:wa\\.me/)?(\\+?\\d[\\d ().-]{6,24}\\d)(?:@[a-z.]+)?");

    /** The number that {@code digits} stand for. */
    public static CustomerNumber of(String digits) {
        String whole = digits.length() == 10 || digits.length() == 11 ? BRAZIL + digits : digits;
        boolean ninth =
                whole.startsWith(BRAZIL) && whole.length() == SUBSCRIBER_WITH_NINE && whole.charAt(NINTH) == '9';
        return new CustomerNumber(ninth ? whole.substring(0, NINTH) + whole.substring(NINTH + 1) : whole);
    }

    public static CustomerNumber of(Jid jid) {
        return of(jid.user());
    }

    /** Every number of one customer: the phone's and the LID's. */
    public static Set<CustomerNumber> of(CustomerAddress address) {
        return address.all().stream().map(CustomerNumber::of).collect(Collectors.toSet());
    }

    /** What was found at the beginning of a text. */
    record Found(String digits, String rest) {
        CustomerNumber number() {
            return CustomerNumber.of(digits);
        }
    }

    /** The number that {@code text} begins with. */
    static Optional<Found> leading(String text) {
        Matcher number = WRITTEN.matcher(text);
        if (!number.lookingAt()) {
            return Optional.empty();
        }
        String digits = number.group(1).replaceAll("\\D", "");
        return digits.length() < 8 || digits.length() > 20
                ? Optional.empty()
                : Optional.of(new Found(digits, text.substring(number.end()).strip()));
    }
}
