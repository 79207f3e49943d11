package io.voicesdr.web;

import java.util.List;
import java.util.Optional;

/**
 * What the layout around every page needs. Immutable.
 *
 * @param token of the session, for everything that writes
 * @param instance the company that is looked at; empty where none is
 * @param place the part of the navigation that is lit
 * @param notices what the operator must know wherever they are
 */
public record Frame(
        Texts t,
        String token,
        boolean signedIn,
        boolean open,
        Optional<String> playground,
        List<Company> companies,
        String instance,
        String place,
        List<String> notices,
        Assets assets) {

    /** A company to change to. */
    public record Company(String instance, String name) {}

    /** Whether there is more than one company. */
    public boolean several() {
        return companies.size() > 1;
    }

    /** Of the company that is looked at; empty where none is. */
    public String companyName() {
        return companies.stream()
                .filter(company -> company.instance().equals(instance))
                .map(Company::name)
                .findFirst()
                .orElse("");
    }

    /** The page of that name, about the company that is looked at; about the first where none is. */
    public String path(String name) {
        return path(name, instance);
    }

    /** The page that is lit, for another company; where no page is, its conversations. */
    public String pathFor(String other) {
        return path(hasInstance() ? place : "inbox", other);
    }

    private static String path(String name, String company) {
        if (name.equals("dashboard")) {
            return company.isEmpty() ? "/" : "/?instance=" + company;
        }
        return "/" + name + (company.isEmpty() ? "" : "/" + company);
    }

    /** Where the page listens for changes; empty where nothing can change. */
    public String livePath() {
        return hasInstance() ? "/live/" + instance : "";
    }

    /** Nothing of htmx that would need inline scripts or styles, or that would leave this server. */
    public String htmxConfig() {
        return "{\"includeIndicatorStyles\":false,\"allowEval\":false,\"allowScriptTags\":false,"
                + "\"selfRequestsOnly\":true,\"historyCacheSize\":0}";
    }

    /** Whether a company is looked at. */
    public boolean hasInstance() {
        return !instance.isEmpty();
    }

    /** For {@code aria-current}. */
    public boolean isAt(String name) {
        return place.equals(name);
    }

    /** The header that proves that a request comes from this page, as {@code hx-headers} wants it. */
    public String headers() {
        return "{\"" + PageGate.TOKEN_HEADER + "\":\"" + token + "\"}";
    }
}
