/** Looks a tenant over from outside to inside and says what to do about what it finds. */
@org.jspecify.annotations.NullMarked
package io.voicesdr.ops.doctor;
