import { Notice } from "@/components/ui/notice";

/** What a pool with the updated issuer does not work with (developer guide, federation endpoints). */
export const IssuerNotice = () => (
  <Notice tone="info" title="This pool has the updated issuer">
    It’s the same in every Region of the pool. Authentication by an Application Load Balancer and Cognito
    authorizers of API Gateway don’t accept it, and verifiers that derive the issuer from the pool ID need it
    as a setting.
  </Notice>
);
