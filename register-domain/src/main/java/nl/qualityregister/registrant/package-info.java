/** People: one registration number for life, identity, contact, employers. It knows organisations and everything left of them. */
@NullMarked
package nl.qualityregister.registrant;

import org.jspecify.annotations.NullMarked;
