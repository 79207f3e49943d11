/** What the sandbox's companies have lived through before it started: conversations played out with the real core. */
@org.jspecify.annotations.NullMarked
package io.voicesdr.sandbox.past;
