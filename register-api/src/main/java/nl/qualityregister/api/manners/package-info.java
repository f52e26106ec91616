/**
 * What holds for every operation alike: headers, the gate that holds requests against the contract, one transaction with its answer
 * kept for each write, versions of what is edited, pages of lists.
 */
@NullMarked
package nl.qualityregister.api.manners;

import org.jspecify.annotations.NullMarked;
