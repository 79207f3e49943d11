package io.voicesdr.inbox;

import io.voicesdr.core.team.LeadStatus;
import io.voicesdr.core.team.Standing;
import io.voicesdr.core.view.ChatWindow;
import io.voicesdr.core.view.ConversationStatus;
import java.util.Optional;

/**
 * Where a conversation stands, as far as lists are narrowed and counted by it: cheap enough to be asked of every one of
 * thousands, while a whole {@link ChatRow} is made of those that are shown.
 *
 * @param lead how far people are with the customer as a lead; empty when it is none
 * @param failed whether WhatsApp did not deliver the bot's last words
 */
record Stand(ChatWindow window, ConversationStatus status, Optional<LeadStatus> lead, boolean failed) {

    static Stand of(ChatWindow window, Scene scene) {
        Standing standing = scene.told(window).standing();
        return new Stand(
                window,
                window.status(scene.tenant().conversation(), standing, scene.now()),
                standing.lead(),
                !window.state().turns().isEmpty()
                        && window.state().turns().getLast().failed());
    }

    boolean is(ConversationStatus one) {
        return status == one;
    }

    /** Whether the customer is a lead that is neither won nor lost. */
    boolean isOpenLead() {
        return lead.filter(status -> !status.isClosed()).isPresent();
    }
}
