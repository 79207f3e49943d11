package io.voicesdr.evolution.webhook;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Evolution's events (evolution/CONTRACT.md §8.1), under the three spellings it has for them: {@code messages.upsert} in
 * bodies, {@code messages-upsert} in by-events URLs, {@code MESSAGES_UPSERT} in settings.
 */
public enum WebhookEvent {
    MESSAGES_UPSERT,
    SEND_MESSAGE,
    MESSAGES_EDITED,
    MESSAGES_DELETE,
    MESSAGES_UPDATE,
    CONNECTION_UPDATE,
    APPLICATION_STARTUP,
    QRCODE_UPDATED,
    MESSAGES_SET,
    SEND_MESSAGE_UPDATE,
    CONTACTS_SET,
    CONTACTS_UPSERT,
    CONTACTS_UPDATE,
    PRESENCE_UPDATE,
    CHATS_SET,
    CHATS_UPSERT,
    CHATS_UPDATE,
    CHATS_DELETE,
    GROUPS_UPSERT,
    GROUPS_UPDATE,
    /** The setting's name of {@link #GROUPS_UPDATE}. */
    GROUP_UPDATE,
    GROUP_PARTICIPANTS_UPDATE,
    LABELS_EDIT,
    LABELS_ASSOCIATION,
    CALL,
    TYPEBOT_START,
    TYPEBOT_CHANGE_STATUS,
    REMOVE_INSTANCE,
    LOGOUT_INSTANCE,
    INSTANCE_CREATE,
    INSTANCE_DELETE,
    STATUS_INSTANCE,
    /** Any that this version does not know. */
    OTHER;

    private static final Map<String, WebhookEvent> BY_NAME = Arrays.stream(values())
            .filter(event -> event != OTHER)
            .collect(Collectors.toUnmodifiableMap(Enum::name, Function.identity()));

    /** The event written as {@code name}, in any of its spellings; {@link #OTHER} when unknown. */
    public static WebhookEvent of(String name) {
        String constant = name.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
        return BY_NAME.getOrDefault(constant, OTHER);
    }

    /** The word that metrics show: bounded, whatever is posted. */
    public String tag() {
        return name().toLowerCase(Locale.ROOT).replace('_', '.');
    }

    /** Whether {@code data} says something that we use; of all others it is skipped unread. */
    boolean isUsed() {
        return reachesInbox() || this == MESSAGES_UPDATE || this == CONNECTION_UPDATE;
    }

    /** Whether it makes us look at a chat. */
    boolean reachesInbox() {
        return switch (this) {
            case MESSAGES_UPSERT, SEND_MESSAGE, MESSAGES_EDITED, MESSAGES_DELETE -> true;
            default -> false;
        };
    }
}
