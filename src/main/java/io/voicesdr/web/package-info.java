/** What all pages share: login, sessions, security headers, texts in two languages, scripts and styles. */
@org.jspecify.annotations.NullMarked
package io.voicesdr.web;
