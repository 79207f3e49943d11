package io.voicesdr.core.prompt;

import io.voicesdr.core.catalogue.Catalogue;
import io.voicesdr.core.catalogue.Item;
import io.voicesdr.core.catalogue.Lines;
import io.voicesdr.core.tenant.Tenant;
import io.voicesdr.core.text.Language;
import java.util.Optional;
import java.util.stream.Collectors;

/** The part of the system text that tells what is sold. It stands first and changes only with the file. Pure. */
public final class CatalogueSection {

    /** About 2,300 tokens in every request, most of them cached; beyond that a search is cheaper. */
    static final int SMALL = 8_000;

    private CatalogueSection() {}

    /** Whether the model reads all of {@code tenant}'s catalogue in its prompt. */
    public static boolean isInPrompt(Tenant tenant) {
        return !tenant.catalogue().isEmpty()
                && switch (tenant.tools().catalogue().mode()) {
                    case PROMPT -> true;
                    case TOOL -> false;
                    case AUTO -> isSmall(tenant.catalogue(), Language.of(tenant.language()));
                };
    }

    private static boolean isSmall(Catalogue catalogue, Language language) {
        int characters = 0;
        for (Item item : catalogue.items()) {
            characters += Lines.of(item, language).length() + 1;
            if (characters > SMALL) {
                return false;
            }
        }
        return true;
    }

    /** As it stands in the prompt; empty when the catalogue is not for it. */
    public static Optional<String> of(Tenant tenant) {
        if (!isInPrompt(tenant)) {
            return Optional.empty();
        }
        Language language = Language.of(tenant.language());
        String lines = tenant.catalogue().items().stream()
                .map(item -> Untrusted.text(Lines.of(item, language)))
                .collect(Collectors.joining("\n"));
        return Optional.of(language.choose("## Catálogo", "## Catalogue", "## Catálogo") + "\n"
                + Note.CATALOGUE.in(language) + "\n" + lines + "\n" + Note.CATALOGUE_END.in(language));
    }
}
