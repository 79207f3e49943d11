/** What the conversation asks for: the policy and the decisions it can take. */
@org.jspecify.annotations.NullMarked
package io.voicesdr.core.decision;
