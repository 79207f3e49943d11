package io.voicesdr.core.signature;

/**
 * What the invisible mark at the end of a message of the bot says (docs/signature.md). Every number is as
 * wide as the wire format has room for; the factories and {@code Hashes} do the narrowing.
 *
 * @param kind why the message was sent
 * @param bubble position within the turn, from 0 to 7; bubbles that carry no mark (codes, links alone) are counted
 * @param last whether no further marked bubble of the turn follows
 * @param place follow-up stage, or hash of the flow node, 14 bits; 0 for none
 * @param answers hash of the newest customer message that the turn answers, 21 bits; 0 for none
 * @param config hash of the tenant's configuration, 16 bits
 * @param tokenStep what the turn cost, on the logarithmic scale of {@link Hashes#tokenStep(long)}, 6 bits
 */
public record Signature(Kind kind, int bubble, boolean last, int place, int answers, int config, int tokenStep) {

    /** @throws IllegalArgumentException when a number does not fit its place on the wire */
    public Signature {
        require(bubble, 3, "bubble");
        require(place, 14, "place");
        require(answers, 21, "answers");
        require(config, 16, "config");
        require(tokenStep, 6, "tokenStep");
    }

    private static void require(int number, int bits, String name) {
        if (number < 0 || number >>> bits != 0) {
            throw new IllegalArgumentException(name + " does not fit " + bits + " bits: " + number);
        }
    }
}
