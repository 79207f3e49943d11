package io.voicesdr.tenant;

import java.time.Instant;

/**
 * Something an operator has to mend in the tenants' folder.
 *
 * @param instance the tenant it hits; empty when it hits the whole folder
 * @param file path as the operator configured it, for example {@code tenants/loja/tenant.yaml}
 * @param line counted from 1; 0 when no line can be named
 * @param key dotted path of the setting; empty when the whole file is meant
 * @param message what is wrong and what is allowed; never a secret's value
 * @param since when this process first saw it
 * @param keptLastGood the tenant is still served, in the version it had before; false: it is not served at all
 */
public record TenantProblem(
        String instance, String file, int line, String key, String message, Instant since, boolean keptLastGood) {

    /** One line that names file, line and key: {@code tenants/loja/tenant.yaml:12: conversation.typing: …}. */
    public String text() {
        return file + (line > 0 ? ":" + line : "") + ": " + (key.isEmpty() ? "" : key + ": ") + message;
    }

    /** Whether {@code other} tells the same, no matter since when. */
    boolean tellsTheSameAs(TenantProblem other) {
        return text().equals(other.text());
    }
}
