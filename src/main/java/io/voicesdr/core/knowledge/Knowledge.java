package io.voicesdr.core.knowledge;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Everything a company has written down for its assistant. Immutable; equal when made of equal documents. */
public final class Knowledge {

    /** Nothing is written down, or it is switched off. */
    public static final Knowledge EMPTY = new Knowledge(List.of());

    private static final int CANDIDATES = 10;
    private static final int PER_EXCERPT = 3;

    private final List<Document> documents;
    private final String version;
    private final int characters;
    private final PassageIndex index;
    private final Map<String, Passage> byId = new HashMap<>();

    /** @param documents in any order, no two of one name */
    public Knowledge(List<Document> documents) {
        this.documents =
                documents.stream().sorted(Comparator.comparing(Document::name)).toList();
        this.version = Sha256.of(this.documents.stream()
                .map(document -> document.name() + '\n' + document.sha256())
                .collect(Collectors.joining("\n")));
        this.characters = this.documents.stream()
                .mapToInt(document -> document.text().length())
                .sum();
        List<Passage> passages = this.documents.stream()
                .flatMap(document -> document.passages().stream())
                .toList();
        passages.forEach(passage -> byId.put(passage.id(), passage));
        this.index = new PassageIndex(passages);
    }

    /** By name. */
    public List<Document> documents() {
        return documents;
    }

    /** Names the content: the same for the same files. */
    public String version() {
        return version;
    }

    /** Of all texts together. */
    public int characters() {
        return characters;
    }

    public boolean isEmpty() {
        return documents.isEmpty();
    }

    public Optional<Passage> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** The passages that say most about {@code question}, best first, at most {@code limit}; none when nothing fits. */
    public List<Passage> search(String question, int limit) {
        return index.search(question, limit);
    }

    /** Our own passages that {@code excerpt} is made of, as they are now; none when it is of no document of ours. */
    public List<Passage> passages(Library.Excerpt excerpt) {
        return index.search(excerpt.text(), CANDIDATES).stream()
                .filter(passage -> passage.document().equals(excerpt.document()))
                .limit(PER_EXCERPT)
                .toList();
    }

    /** The one of {@code among} that {@code answer} was most likely made from; empty when it has little in common with any. */
    Optional<Passage> source(String answer, Predicate<Passage> among) {
        return index.source(answer, among);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Knowledge that && documents.equals(that.documents);
    }

    @Override
    public int hashCode() {
        return version.hashCode();
    }

    @Override
    public String toString() {
        return "Knowledge[" + documents.size() + " documents, " + characters + " characters]";
    }
}
