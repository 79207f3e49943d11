package io.voicesdr.core.answer;

import java.util.regex.Pattern;

/** Tells texts that customers copy as they are: an invisible mark at their end would be copied with them. */
final class Copyable {

    private static final String UUID = "[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";
    private static final String BANK_SLIP = "\\d(?:[. -]{0,2}\\d){43,47}";
    /** Documents and phone numbers, which serve as Pix keys too; a date has fewer digits. */
    private static final String NUMBER = "\\+?[(]?\\d(?:[ ./()-]{0,2}\\d){9,19}";

    private static final String TOKEN = "(?=\\S*\\d)(?=\\S*[A-Za-z])[A-Za-z0-9_./+=-]{20,}";

    private static final Pattern PAYMENT = Pattern.compile(String.join("|", Whole.PIX, UUID, BANK_SLIP));
    private static final Pattern ANY = Pattern.compile(
            String.join("|", Whole.PIX, Whole.LINK + "[/)]?", Whole.EMAIL, UUID, BANK_SLIP, NUMBER, TOKEN));

    private Copyable() {}

    /** A payment code, a link, an address or a number, with nothing beside it. */
    static boolean isAny(String text) {
        return ANY.matcher(text.strip()).matches();
    }

    /** A payment code with nothing beside it: worth a bubble of its own, since WhatsApp copies whole bubbles. */
    static boolean isPayment(String text) {
        return PAYMENT.matcher(text.strip()).matches();
    }
}
