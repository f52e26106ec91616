/**
 * The contract as the running API knows it: which operations there are, what they take, who may call them. It is read from
 * {@code schemas/openapi/register-api.yaml}, served as it is, and every request is held against it before a controller sees it.
 */
@NullMarked
package nl.qualityregister.api.contract;

import org.jspecify.annotations.NullMarked;
